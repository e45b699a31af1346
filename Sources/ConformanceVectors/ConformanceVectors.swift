public import Foundation

/// The published vectors that this library is held against.
public enum ConformanceVectors {
    /// Every kind of file that can be run.
    public static let files: [ConformanceFile] =
        ChillDKGVectors.files + FROSTVectors.files + SigningVectors.files
        + RequestVectors.files + SigningEvidenceVectors.files + RobustSigningVectors.files
        + BIP445PublishedVectors.files
        + BIP445DraftVectors.files + RecordedSessionVectors.files + ResharingVectors.files

    /// All cases below a directory; of files that are not there, none.
    public static func cases(in directory: URL) throws -> [ConformanceCase] {
        try files.flatMap { try $0.cases(in: directory) ?? [] }
    }
}
