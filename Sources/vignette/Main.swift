import Foundation
import Input
import Policies
import Redaction
@main struct M { static func main() throws {
  func f(_ p: String) throws -> NamedFile { NamedFile(name: p, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: p)))) }
  func dir(_ d: String) throws -> [NamedFile] { try FileManager.default.contentsOfDirectory(atPath: d).sorted().map { try f(d + "/" + $0) } }
  let pol = try f(CommandLine.arguments[1])
  let t0 = Date()
  let book = try Rulebook(policy: Policy(file: pol.name, bytes: pol.bytes), policyFile: pol.name, hierarchies: dir("Policies/hierarchies"), lexicons: dir("Policies/lexicons"))
  FileHandle.standardError.write(Data("load \(Date().timeIntervalSince(t0))\n".utf8))
  let layers = CommandLine.arguments.count > 2 ? Set(CommandLine.arguments[2].split(separator: ",").map { Redactor.Layer(rawValue: String($0))! }) : Redactor.Layer.all
  let r = book.redactor(layers: layers)
  var out = ""
  let t1 = Date()
  let data = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
  for line in data.split(separator: "\n", omittingEmptySubsequences: false) { out += r.redact(String(line)).text + "\n" }
  FileHandle.standardError.write(Data("run \(Date().timeIntervalSince(t1)) \(data.utf8.count)\n".utf8))
  FileHandle.standardOutput.write(Data(out.utf8))
} }
