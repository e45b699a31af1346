// swift-tools-version: 6.2
import PackageDescription

// The command `dkg`. A package of its own, because it needs another package: who depends on the library has
// nothing to resolve.
let package = Package(
    name: "swift-dkg-tool",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "dkg", targets: ["DKGTool"])],
    dependencies: [
        .package(name: "swift-dkg", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "DKGTool",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ChillDKG", package: "swift-dkg"),
                .product(name: "DKG", package: "swift-dkg"),
                .product(name: "DKGTestHarness", package: "swift-dkg"),
                .product(name: "FROSTKeyGeneration", package: "swift-dkg"),
                .product(name: "_ConformanceVectors", package: "swift-dkg"),
                .product(name: "_DKGMeasurement", package: "swift-dkg"),
            ]),
        .testTarget(
            name: "DKGToolTests",
            dependencies: [
                "DKGTool",
                .product(name: "ChillDKG", package: "swift-dkg"),
                .product(name: "DKG", package: "swift-dkg"),
                .product(name: "DKGTestHarness", package: "swift-dkg"),
                .product(name: "FROSTKeyGeneration", package: "swift-dkg"),
                .product(name: "_TestSupport", package: "swift-dkg"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// As in the library: the Makefile and the scripts set this, and warnings are errors.
let strictness: [SwiftSetting] =
    Context.environment["DKG_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

for target in package.targets {
    target.swiftSettings =
        [
            .strictMemorySafety(),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ] + strictness
}
