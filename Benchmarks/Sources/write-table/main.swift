import Foundation
import Invented

// write-table ROWS fine|coarse FOLDER: writes FOLDER/table.csv and FOLDER/hierarchies.
let arguments = CommandLine.arguments
guard arguments.count == 4, let rows = Int(arguments[1]), let grain = InventedTable.Grain(rawValue: arguments[2]) else {
    FileHandle.standardError.write(Data("usage: write-table ROWS fine|coarse FOLDER\n".utf8))
    exit(2)
}
let folder = URL(fileURLWithPath: arguments[3])
let hierarchies = folder.appendingPathComponent("hierarchies")
try FileManager.default.createDirectory(at: hierarchies, withIntermediateDirectories: true)
for column in InventedTable.quasiIdentifiers {
    let text = InventedTable.hierarchy(of: column).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: hierarchies.appendingPathComponent("\(column).csv"))
}
let file = folder.appendingPathComponent("table.csv")
FileManager.default.createFile(atPath: file.path, contents: nil)
let output = try FileHandle(forWritingTo: file)
var table = InventedTable(grain: grain)
var lines = InventedTable.columns.joined(separator: ",") + "\n"
for row in 1...max(1, rows) {
    lines += table.next().joined(separator: ",") + "\n"
    if row % 10_000 == 0 || row == rows {
        try output.write(contentsOf: Data(lines.utf8))
        lines = ""
    }
}
try output.close()
