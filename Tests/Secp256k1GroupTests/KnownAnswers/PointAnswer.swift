import Testing

/// What affine arithmetic in plain integers makes of two points and a scalar.
struct PointAnswer: Sendable, CustomTestStringConvertible {
    let p: String
    let q: String
    let sum: String
    let difference: String
    let scalar: String
    /// The product of `scalar` and `p`.
    let product: String

    var testDescription: String { "\(p), \(q)" }

    static let all: [PointAnswer] = [
        PointAnswer(
            p: "0270d74bef24b7aae56576169cc0bf77160d8351a8830fda46dbd48122b3ec9366",
            q: "034f66b3c685883698597bf28b1c4b14f7df633c7c95d55ca3cd06f9f972306b5a",
            sum: "03fd825e341b34e29c1203640c91f4cb1a026f211daf18e6b14062bf6ee6d04372",
            difference: "02bc9d36216014505653f82118c562c17c93175a2d728f484fd54b87e4775b6a43",
            scalar: "6a2a4face3cfe64c5f17603f600fb75e12400dfacf737131b1b0b480ac7a0c5e",
            product: "02f79c5c6f49786a33f5c1c063980ffa7e57b07450ef486dc1527a081fe09e9927"
        ),
        PointAnswer(
            p: "034f66b3c685883698597bf28b1c4b14f7df633c7c95d55ca3cd06f9f972306b5a",
            q: "028e88955ea823421728feede73b9551d1a9409a6e590366509fadbca46147b2f2",
            sum: "02564df9567fc3dee8d2254817e9b2d66a6b1c795cc2af639896dae6248bbbd6f6",
            difference: "02308cee1fd835dd83abc39062385d03c8ea7619c29496d5fcb4c4117d0dd1c607",
            scalar: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            product: "024f66b3c685883698597bf28b1c4b14f7df633c7c95d55ca3cd06f9f972306b5a"
        ),
        PointAnswer(
            p: "028e88955ea823421728feede73b9551d1a9409a6e590366509fadbca46147b2f2",
            q: "028e88955ea823421728feede73b9551d1a9409a6e590366509fadbca46147b2f2",
            sum: "02be0af7d9dc5709d53e892ff340727c84f5739d721c257910fc6f74e8bb841ba5",
            difference: "infinity",
            scalar: "000000000000000000000000000000000000000000000000000000000000ffff",
            product: "029c89faf5f4293ff950b8ec6532529dd21c0e081ec77bcd04fe6b793de89311f0"
        ),
        PointAnswer(
            p: "0270d74bef24b7aae56576169cc0bf77160d8351a8830fda46dbd48122b3ec9366",
            q: "0370d74bef24b7aae56576169cc0bf77160d8351a8830fda46dbd48122b3ec9366",
            sum: "infinity",
            difference: "02f1f8f4aa052b128a65dd30d8a774a763298129f539aef327ce0f5bb90bc5cd1f",
            scalar: "0000000000000000000000000000000100000000000000000000000000000000",
            product: "03d82e494cfb3f00f40ef1de44183730bc68e031aeb5535c0a95d28385d3267761"
        ),
        PointAnswer(
            p: "0250929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0",
            q: "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            sum: "03337b7285fc31a330c3e05d10c1cbbc009bf37c9c5dcf192adfd221bc8450d79a",
            difference: "031d325d840aeb50fe036fc4a3dc5d3d75e24d4e534de2d2d07b3ea30bcea2bf71",
            scalar: "3173f9f7b59ecf105c6cf0c200ae623f49a7a58cb216749af1ab87be190afbe9",
            product: "02c1e9274938401d92c34f498c1d901005a4d2051d59da62d2f3fd996980ac78bc"
        ),
        PointAnswer(
            p: "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            q: "0250929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0",
            sum: "03337b7285fc31a330c3e05d10c1cbbc009bf37c9c5dcf192adfd221bc8450d79a",
            difference: "021d325d840aeb50fe036fc4a3dc5d3d75e24d4e534de2d2d07b3ea30bcea2bf71",
            scalar: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd036413f",
            product: "03c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5"
        ),
    ]
}
