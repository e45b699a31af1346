// swift-tools-version: 6.2
import PackageDescription

// The command `dkg`, and a member that cheats for demonstrations. A package of its own, because it needs another
// package: who depends on the library has nothing to resolve.
let package = Package(
    name: "swift-dkg-tool",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "dkg", targets: ["DKGTool"]),
        .executable(name: "faulty-member", targets: ["FaultyMember"]),
    ],
    dependencies: [
        .package(name: "swift-dkg", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibArgon2",
            pkgConfig: "libargon2",
            providers: [.apt(["libargon2-dev"]), .brew(["argon2"])]
        ),
        // Folders on a disk: what a node keeps, and a board. Nothing here knows a command.
        .target(
            name: "FolderStorage", dependencies: [.product(name: "DKG", package: "swift-dkg")]),
        .executableTarget(
            name: "DKGTool",
            dependencies: [
                "CLibArgon2", "FolderStorage",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "CeremonyLog", package: "swift-dkg"),
                .product(name: "ChillDKG", package: "swift-dkg"),
                .product(name: "DKG", package: "swift-dkg"),
                .product(name: "DKGTestHarness", package: "swift-dkg"),
                .product(name: "FROSTKeyGeneration", package: "swift-dkg"),
                .product(name: "ThresholdSigning", package: "swift-dkg"),
                .product(name: "_ConformanceVectors", package: "swift-dkg"),
                .product(name: "_DKGMeasurement", package: "swift-dkg"),
            ]),
        // A member that cheats, as a process: for the demonstration and for tests.
        .executableTarget(
            name: "FaultyMember",
            dependencies: [
                "FolderStorage",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "CeremonyLog", package: "swift-dkg"),
                .product(name: "DKG", package: "swift-dkg"),
                .product(name: "_DKGMeasurement", package: "swift-dkg"),
                .product(name: "DKGTestHarness", package: "swift-dkg"),
                .product(name: "ThresholdSigning", package: "swift-dkg"),
            ]),
        // What the tests start as processes of their own, to kill them.
        .executableTarget(
            name: "FolderProbe",
            dependencies: ["FolderStorage", .product(name: "DKG", package: "swift-dkg")],
            path: "Tests/FolderProbe"),
        .testTarget(
            name: "FolderStorageTests",
            dependencies: [
                "FolderStorage", "FolderProbe", .product(name: "DKG", package: "swift-dkg"),
            ]),
        .testTarget(
            name: "DKGToolTests",
            dependencies: [
                "CLibArgon2", "DKGTool", "FaultyMember", "FolderStorage",
                .product(name: "CeremonyLog", package: "swift-dkg"),
                .product(name: "ChillDKG", package: "swift-dkg"),
                .product(name: "DKG", package: "swift-dkg"),
                .product(name: "DKGTestHarness", package: "swift-dkg"),
                .product(name: "FROSTKeyGeneration", package: "swift-dkg"),
                .product(name: "ThresholdSigning", package: "swift-dkg"),
                .product(name: "_TestSupport", package: "swift-dkg"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// As in the library: the Makefile and the scripts set this, and warnings are errors.
let strictness: [SwiftSetting] =
    Context.environment["DKG_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

for target in package.targets where target.type != .system {
    target.swiftSettings =
        [
            .strictMemorySafety(),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ] + strictness
}
