import DKG

/// What ``FixedCeremony`` says, written down when the format was fixed.
///
/// A change of any of these bytes breaks every stored board, seed and key file.
struct FixedMessage: Sendable, CustomStringConvertible {
    let scheme: CommitmentScheme
    let round: Round
    let byteCount: Int
    let digest: String
    let fingerprint: String
    /// The whole envelope, where it is short.
    let hexadecimal: String?

    var description: String { "\(scheme) \(round)" }

    init(
        _ scheme: CommitmentScheme, _ round: Round, _ byteCount: Int, digest: String,
        fingerprint: String, _ hexadecimal: String? = nil
    ) {
        self.scheme = scheme
        self.round = round
        self.byteCount = byteCount
        self.digest = digest
        self.fingerprint = fingerprint
        self.hexadecimal = hexadecimal
    }

    static let all: [FixedMessage] = pedersen + feldman

    private static let pedersen: [FixedMessage] = [
        FixedMessage(
            .pedersen, .join, 169,
            digest: "2b2bdd4ec023df170ec1f869788a35505232d60ab263f5f16a8ca2276f1a91aa",
            fingerprint: "a379898da0b5db119ba18c216fd49b15592c487b9a4762ca06a3ee37748caf41",
            "0101eac1e89bde3562ed524764ae0c78b22ce5063ba322513ac6642f5dc111f77a1a00010000"
                + "0041037b6d3adc0d81a01aa2786c2777b52b5470e1aeaaf11f620e6039d07f7d8664630e57a1"
                + "bba7216a99114ecc8c11fb0fbec907ac005ac305454e79fca95813b824fbfbbbed3e080eccae"
                + "07f1518a18c695b97767b981120783eebfcf0af5b0fea7a9509fd328806df110cd2e88fa3f62"
                + "879619c45cd69264e576d39a51f5172b1a"),
        FixedMessage(
            .pedersen, .deal, 527,
            digest: "f3fd4d8f22d830fc94b836a580cc3db9d788e26414b739bf4e55639050534f09",
            fingerprint: "5623f462fbf8d9003fd1394aab15e9b29efa9710f7f83b68afc06b5eb4cd8f58"),
        FixedMessage(
            .pedersen, .respond, 138,
            digest: "efd2ab205e8780f853581962a60065c8fe3a32d8b45637733d57f4262235d26f",
            fingerprint: "6980edbd6a8593f7328c15879c64de5b8daf9fd370ba6364ad5d50e6024c1ec4",
            "01031ceb0cb2e2f7edf9874c358bf8112407f8e68e55626ffb7033af8fd9d4731e3600010000"
                + "00221a0cbef6adc922624f6aa35e4b640fbfcde8df18989612b7af5a86ea2355036e0000a4a0"
                + "881f82fe7f161afb5b2be2f3df453784886d4dd636ca4f9812d29d1ab742f06fc6f902d7bc21"
                + "b63828b4f3abfc23d60c1684385bd08dea902671ac919a4b"),
        FixedMessage(
            .pedersen, .extract, 298,
            digest: "546de0932c6502d012dd8dc5cbf3487c9772142bb47ea82561e538280c68b51a",
            fingerprint: "1cd4587c496c992a743c6f8ccaeb7cbca03698b23494d50eb96f5e8dc717c63d",
            "01051ceb0cb2e2f7edf9874c358bf8112407f8e68e55626ffb7033af8fd9d4731e3600010000"
                + "00c20002adaea33d846a1ab20c0a497a12b5cfd121a62e079cb8f977831e4d86652f664bc476"
                + "deadd7c399fc1f3973d6808b681714db33cc1946dd8079d94ebf589efad46e45e6c923414590"
                + "b2b2264d139605e97725334d941f5188be09df9086fe3eefa57a65e6f638bfa791aa4dc92e21"
                + "d2fa98b15ee9a98d5767bea539fbe6ec03ecd386f78153a65c6fe34bf6fcf22608fc733c40eb"
                + "0af5305a70a19faafc72eb91afde0881d5130590d0377d200d13020768df8cd03bceca0c61e5"
                + "7b0931d1f70ebdc370b96a55e4d84bc334026310978739e99e979defbf943879895a9f1b9a8c"
                + "0bd27d956dd00691e574c7e01ec3415749fef983cf11bba991481e446af510c4"),
        FixedMessage(
            .pedersen, .confirm, 204,
            digest: "5c65116235939e0ef85c004dde07b21c5e62b680bb7ed980a57cdce99e9425bd",
            fingerprint: "f0a41114685315b645f73870f21956bccb114516f5d35a546f31f2ac27c0ec34",
            "01061ceb0cb2e2f7edf9874c358bf8112407f8e68e55626ffb7033af8fd9d4731e3600010000"
                + "006472f1533f31dfc48e6991da2814219b4d2635c55b1462df5c8b2a496344042aa400010003"
                + "bccc417c2770be7e03eb9f8bf064cb9c379b9b0635ba7508e8f4b1ab84cda490f65e143bf358"
                + "c35f63bd6c2b4a08a682cad91f76a5f011662b1249d950291e7d52aa9086f3bb37710e170c68"
                + "717a2cb6a27ae52147ef1275b1295ebd34f9529e42262b1e4ddda9e20d03e9fbc9fede8c9f2b"
                + "2b1a6900c7cc2b6d597f7e09a2fb"),
        FixedMessage(
            .pedersen, .confirmAgain, 138,
            digest: "286ec59e6a035261a2f3331f1436a343f983aa8dc41d0b13c23d37f5b5c1e2fd",
            fingerprint: "6707211c52a73d126810d1c47caf8716095b35893fd98ef7727b24547f14bb4d",
            "01071ceb0cb2e2f7edf9874c358bf8112407f8e68e55626ffb7033af8fd9d4731e3600010000"
                + "0022e5daefd9bc0844ebb069afeb948552dcd28776a6e7a4d650006830e42a326f030000d745"
                + "651830922f5c0afa97032ea3ae485859a44dcfc2f5bea8391842d179de71956a4a7e477c9aa4"
                + "f5f4252acf3e2419c15260879d96d3ce7059d2cf1e3fbad7"),
        FixedMessage(
            .pedersen, .open, 204,
            digest: "a2856e9a9a17c4ff21e5f16a977df9794012c7e2300610d1ebc72831e8669377",
            fingerprint: "a9b6d78d50c154a08e6e9e2c9dc595b4652c40f7738d12a2f3fb9b3dcb535685",
            "01081ceb0cb2e2f7edf9874c358bf8112407f8e68e55626ffb7033af8fd9d4731e3600010000"
                + "00641b4ffc48a74030a954e173c1272da4301db2b58fa8f68c950f1b5d370b4f5daf00010003"
                + "bccc417c2770be7e03eb9f8bf064cb9c379b9b0635ba7508e8f4b1ab84cda490f65e143bf358"
                + "c35f63bd6c2b4a08a682cad91f76a5f011662b1249d950291e7da5c814e0de92b8b2c7e27882"
                + "4cef0842e26300b70c40bd894c13b623d9411c6d2e88c1d5feae1d6c954529bc8b1223e361ca"
                + "c2a1c3edeac135d717d7ef4a787a"),
        FixedMessage(
            .pedersen, .certify, 136,
            digest: "d69718bce1c26b02474f1eebb3ce71efee11cdbd75902b09f0599c0768f8498e",
            fingerprint: "1161fa5255c1211d14f18ae9b5d79138cc2988b778306377744614ba4890d6cd",
            "01091ceb0cb2e2f7edf9874c358bf8112407f8e68e55626ffb7033af8fd9d4731e3600010000"
                + "00201d1bf0f48de6cc36f3ab6b8b035f21ae0ac286ca378736d57adb544726d5152bbb17af4d"
                + "5a83c314de661844b259925a8eb87f7744de804bec8fc56247a6f12845d9b170d1799a649eaf"
                + "cb3469d8c4e8aa0665bb2c5942b184d24e817c5f5d0f"),
    ]

    private static let feldman: [FixedMessage] = [
        FixedMessage(
            .feldman, .join, 169,
            digest: "1b0389f50189d66faa39460a18fe33e830b7160f123719b1d29e6a06e64c13bc",
            fingerprint: "0dd236e3f0e2f521cfc9286794ff9aeeb1914cd3d9fcf100c65b157ed42d62fa"),
        FixedMessage(
            .feldman, .deal, 493,
            digest: "08453a2499c90ac991741eb97527c17dfba7373227f21f17f7b663adf2a544ac",
            fingerprint: "1afd3eae0a14248d812a194963c3a440bb01615e90e06bfe9093f44e3925cf6e"),
        FixedMessage(
            .feldman, .respond, 237,
            digest: "a7f6f4d69cc6b4ddac729cd535d496ef9f310082a084b05786d98e27498c4105",
            fingerprint: "f8c40b8080b0af52712cfc07c9f82bd377230ffb8e01e0f14a973f29b2fa284f",
            "0103aca30205b47306374ab718501c6dbbfd818c78e1e972d78820fa6ee194ed67d700010000"
                + "008561496c0b01245e4133cd1c549b6b4cc5a09f70be4f8540c433e70ee18a80bc5200010003"
                + "0370c4581737906a09489ec95b65c8bec6fc1d655087184c71bbc1bc15084c80ec04a1e94772"
                + "777427005ce7249d12aef819b21a3e2ec792243d1bb9c049844e67ca26d740df04d37592e679"
                + "35790bd2499ca4619520a6b5b803ec90c818dd555c12bab18f4e95ab7652c3298c05d1505e8f"
                + "077a7c9d1ddbee3dec52598a697f9c7113a1849026e736b16f6ef837b62c69bdca11444653e2"
                + "fc12a888663f1713e6"),
        FixedMessage(
            .feldman, .respondAgain, 138,
            digest: "9c9f33da4f4978fd4dda635ac76cc40767360648ecff0656f14b7abf519cbbb9",
            fingerprint: "4fdea64d0337c65609425f3e36f18abd87badbe4881ed862856baac5dcc4505a",
            "0104aca30205b47306374ab718501c6dbbfd818c78e1e972d78820fa6ee194ed67d700010000"
                + "00227513c3f3c44a4c681a5619553ce165073b6d9e1941a865756ce1ed836e028d90000025a9"
                + "36b53fe892d81dde0f44f1d871a0e83af16af62b52588b6c762743bfbfaea59007cadfe08c3f"
                + "454b853d36fc266e18ce189e2c0c8b1c6ba2be56e4f41a07"),
        FixedMessage(
            .feldman, .certify, 136,
            digest: "8e0bd90b522bf78d1206a6b38825df0ef63d5792634e6e7f28b2580326c4355e",
            fingerprint: "368a6431077f6a99bdf5c4427ebea84b85427480d7595c7590729401fa4e5c99"),
    ]
}
