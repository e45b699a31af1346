import Testing

/// A multiple of G from affine arithmetic in plain integers.
struct MultipleAnswer: Sendable, CustomTestStringConvertible {
    let scalar: String
    let x: String
    let y: String

    var testDescription: String { scalar }

    /// The prefix follows the parity of y, that is, of its last digit.
    var compressed: String {
        let odd = y.last.flatMap(\.hexDigitValue).map { $0 % 2 == 1 } ?? false
        return (odd ? "03" : "02") + x
    }

    static let all: [MultipleAnswer] = [
        MultipleAnswer(
            scalar: "0000000000000000000000000000000000000000000000000000000000000001",
            x: "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            y: "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"
        ),
        MultipleAnswer(
            scalar: "0000000000000000000000000000000000000000000000000000000000000002",
            x: "c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5",
            y: "1ae168fea63dc339a3c58419466ceaeef7f632653266d0e1236431a950cfe52a"
        ),
        MultipleAnswer(
            scalar: "0000000000000000000000000000000000000000000000000000000000000003",
            x: "f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9",
            y: "388f7b0f632de8140fe337e62a37f3566500a99934c2231b6cb9fd7584b8e672"
        ),
        MultipleAnswer(
            scalar: "0000000000000000000000000000000000000000000000000000000000000007",
            x: "5cbdf0646e5db4eaa398f365f2ea7a0e3d419b7e0330e39ce92bddedcac4f9bc",
            y: "6aebca40ba255960a3178d6d861a54dba813d0b813fde7b5a5082628087264da"
        ),
        MultipleAnswer(
            scalar: "000000000000000000000000000000000000000000000000000000000000ffff",
            x: "dc27130a5e29d465f8ed0ec8c9032add3165def4a19421a6aa709b47acf7efd0",
            y: "fca03dd32057fc6ea0e41c0934b26aaeabff1997e407be325b855796dd8b1300"
        ),
        MultipleAnswer(
            scalar: "0000000000000000000000000000000100000000000000000000000000000000",
            x: "8f68b9d2f63b5f339239c1ad981f162ee88c5678723ea3351b7b444c9ec4c0da",
            y: "662a9f2dba063986de1d90c2b6be215dbbea2cfe95510bfdf23cbf79501fff82"
        ),
        MultipleAnswer(
            scalar: "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0",
            x: "00000000000000000000003b78ce563f89a0ed9414f5aa28ad0d96d6795f9c63",
            y: "3f3979bf72ae8202983dc989aec7f2ff2ed91bdd69ce02fc0700ca100e59ddf3"
        ),
        MultipleAnswer(
            scalar: "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1",
            x: "00000000000000000000003b78ce563f89a0ed9414f5aa28ad0d96d6795f9c63",
            y: "c0c686408d517dfd67c2367651380d00d126e4229631fd03f8ff35eef1a61e3c"
        ),
        MultipleAnswer(
            scalar: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd036413f",
            x: "c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5",
            y: "e51e970159c23cc65c3a7be6b99315110809cd9acd992f1edc9bce55af301705"
        ),
        MultipleAnswer(
            scalar: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            x: "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
            y: "b7c52588d95c3b9aa25b0403f1eef75702e84bb7597aabe663b82f6f04ef2777"
        ),
        MultipleAnswer(
            scalar: "2293d03e9e6024cdf6bd8eca9f374cd643e94334742de49bbbb458d39fd583ec",
            x: "444ab5fb5f28dd80ca231085cadb366cc0f729c5ce3b53e538cac20e5df5a45d",
            y: "d2fab251fb57c3b877f66720dee0e4e6f05cd92eec6a905b8b73b0140d968306"
        ),
        MultipleAnswer(
            scalar: "77a22873705bdd1259227301507a4f34f2e25394dbda118b3d0d125a162d85c7",
            x: "ef041843c0a9944fc4e3999e8704add2d941f64a7bcbcf3c5338c6aa0a97b4ba",
            y: "ebb827f3fb3988612c2182fb04b313fafe684410ca08f00e046d6cc8d28cfa45"
        ),
        MultipleAnswer(
            scalar: "e6160abb7e3b9a592875a2d038ccde1e498e0b0d13f8bb730c67a2cb603c1617",
            x: "85aa70b42afe0068eb5f4d211ead41039a04b9f0fe6ea022793f51c608814811",
            y: "ec919c5bec5ef1f7c05c24f1f4a8cce91585445b3f7cc59414d09f41d8ab5cd8"
        ),
    ]
}
