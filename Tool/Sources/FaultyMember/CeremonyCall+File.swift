import ArgumentParser
import CeremonyLog
import DKG
import Foundation

extension CeremonyCall {
    /// Reads a ceremony file: only the bytes within count; `dkg ceremony show` compares the rest with them.
    init(inFile file: String) throws {
        struct File: Decodable { let canonical: String }
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let canonical = try JSONDecoder().decode(File.self, from: data).canonical
        guard let bytes = [UInt8](hexadecimal: canonical) else {
            throw ValidationError("'\(file)' is no ceremony file.")
        }
        try self.init(decoding: bytes)
    }
}
