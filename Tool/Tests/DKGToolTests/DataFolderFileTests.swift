import CeremonyLog
import DKG
import Testing

@testable import DKGTool

@Suite("Names of the files in a data folder")
struct DataFolderFileTests {
    private let digits = String(repeating: "0f", count: 32)

    @Test("A share is named by the ceremony that made its key")
    func keys() throws {
        let id = Ceremony.ID(try Digest(decoding: [UInt8](repeating: 0x0F, count: 32)))
        let name = "key-\(digits).sealed"
        #expect(DataFolderFile.key(of: id) == name)
        #expect(DataFolderFile.ceremony(ofKey: name) == id)
        #expect(DataFolderFile.kind(of: name) == .keyPackage)
        #expect(DataFolderFile.kind(of: "identity.sealed") == .identity)
    }

    @Test("Other names are those of other files")
    func others() {
        for name in [
            "kez-\(digits).sealed", "key-\(digits).sealee", "key-\(digits)", "\(digits).sealed",
            "key-\(digits.dropLast(2)).sealed", "key-\(digits.dropLast())x.sealed", "key-.sealed",
            "", "lock", "identity", "state.sealed",
        ] {
            #expect(DataFolderFile.ceremony(ofKey: name) == nil, "\(name)")
            #expect(DataFolderFile.kind(of: name) == nil, "\(name)")
        }
    }
}
