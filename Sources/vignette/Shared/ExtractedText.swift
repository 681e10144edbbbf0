import Foundation
import Gate
import Publication

/// The text of documents whose files are no text, as findings count its lines.
enum ExtractedText {
    /// Writes it into a folder, a file for each document.
    static func write(_ files: [CheckedFile], to folder: String) throws {
        try Files.createFolder(folder)
        for case .document(let document) in files where document.format == .docx {
            // Folders become part of the name, so that no two documents meet.
            let name =
                document.name == "-" ? "standard-input" : document.name.split(separator: "/").joined(separator: "_")
            try Files.write(document.source.bytes, to: (folder as NSString).appendingPathComponent(name + ".txt"))
        }
    }
}
