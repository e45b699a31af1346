import Testing

/// One pair of scalars and what arithmetic in plain integers makes of it.
struct ScalarAnswer: Sendable, CustomTestStringConvertible {
    let a: String
    let b: String
    let sum: String
    let difference: String
    let product: String
    /// The inverse of `b`.
    let inverse: String

    var testDescription: String { "\(a), \(b)" }

    static let all: [ScalarAnswer] = [
        ScalarAnswer(
            a: "0000000000000000000000000000000000000000000000000000000000000001",
            b: "0000000000000000000000000000000000000000000000000000000000000001",
            sum: "0000000000000000000000000000000000000000000000000000000000000002",
            difference: "0000000000000000000000000000000000000000000000000000000000000000",
            product: "0000000000000000000000000000000000000000000000000000000000000001",
            inverse: "0000000000000000000000000000000000000000000000000000000000000001"
        ),
        ScalarAnswer(
            a: "0000000000000000000000000000000000000000000000000000000000000000",
            b: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            sum: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            difference: "0000000000000000000000000000000000000000000000000000000000000001",
            product: "0000000000000000000000000000000000000000000000000000000000000000",
            inverse: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140"
        ),
        ScalarAnswer(
            a: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            b: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            sum: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd036413f",
            difference: "0000000000000000000000000000000000000000000000000000000000000000",
            product: "0000000000000000000000000000000000000000000000000000000000000001",
            inverse: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140"
        ),
        ScalarAnswer(
            a: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            b: "0000000000000000000000000000000000000000000000000000000000000001",
            sum: "0000000000000000000000000000000000000000000000000000000000000000",
            difference: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd036413f",
            product: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            inverse: "0000000000000000000000000000000000000000000000000000000000000001"
        ),
        ScalarAnswer(
            a: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd036413f",
            b: "0000000000000000000000000000000000000000000000000000000000000002",
            sum: "0000000000000000000000000000000000000000000000000000000000000000",
            difference: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd036413d",
            product: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd036413d",
            inverse: "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1"
        ),
        ScalarAnswer(
            a: "0000000000000000000000000000000100000000000000000000000000000000",
            b: "0000000000000000000000000000000100000000000000000000000000000000",
            sum: "0000000000000000000000000000000200000000000000000000000000000000",
            difference: "0000000000000000000000000000000000000000000000000000000000000000",
            product: "000000000000000000000000000000014551231950b75fc4402da1732fc9bebf",
            inverse: "50a51ac834b9ec244b0dff665588b13e9984d5b3cf80ef0fd6a23766a3ee9f22"
        ),
        ScalarAnswer(
            a: "8000000000000000000000000000000000000000000000000000000000000000",
            b: "8000000000000000000000000000000000000000000000000000000000000000",
            sum: "000000000000000000000000000000014551231950b75fc4402da1732fc9bebf",
            difference: "0000000000000000000000000000000000000000000000000000000000000000",
            product: "2759c7356071a6f179a5fd7916f341f19d0525b0839f3e1e225b3c8519f5f450",
            inverse: "b3d1121ac929df2712fe61824f9f56bbbcc8cbc65001783d4227e69a30f93eeb"
        ),
        ScalarAnswer(
            a: "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1",
            b: "0000000000000000000000000000000000000000000000000000000000000002",
            sum: "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a3",
            difference: "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b209f",
            product: "0000000000000000000000000000000000000000000000000000000000000001",
            inverse: "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1"
        ),
        ScalarAnswer(
            a: "000000000000000000000000000000000000000000000000ffffffffffffffff",
            b: "0000000000000001000000000000000000000000000000000000000000000005",
            sum: "0000000000000001000000000000000000000000000000010000000000000004",
            difference: "fffffffffffffffefffffffffffffffebaaedce6af48a03cbfd25e8cd036413b",
            product: "ffffffffffffffff00000000000000000000000000000004fffffffffffffffb",
            inverse: "aaa6a8ff9fece355ab59852ce4210cda60fd523707c852279d163d35ef29df45"
        ),
        ScalarAnswer(
            a: "000000000000000000000000000000014551231950b75fc4402da1732fc9bebf",
            b: "fffffffffffffffffffffffffffffffd755db9cd5e9140777fa4bd19a06c8282",
            sum: "0000000000000000000000000000000000000000000000000000000000000000",
            difference: "000000000000000000000000000000028aa24632a16ebf88805b42e65f937d7e",
            product: "6298e32a7e39643a19680a1ba432f838469a4624a0cba7c336656c78685e7001",
            inverse: "261776f29b6b106c7680cf3ed83054a17ef308902fa393ff3ed53bf94f9e812b"
        ),
        ScalarAnswer(
            a: "5d96cf7f265beda9cf0c26ef4243ed52566bf9d7c55a45f8d1a6e55e9b9b1326",
            b: "b37523a53b4a3ee20463513755ac0ecd5e6a0a2edd70e34dc1d77cffb7decc0d",
            sum: "110bf32461a62c8bd36f782697effc20fa27271ff382890ad3ac03d183439df2",
            difference: "aa21abd9eb11aec7caa8d5b7ec97de83b2b0cc8f973202e6cfa1c6ebb3f2885a",
            product: "ecd1ffdcd872332d7d5012493e0065dfd98f688b0183964ae046f1947cc900da",
            inverse: "67883684c51a215e4aa719159e370ac95a9425c8ef8efc808e765b6c39f6df35"
        ),
        ScalarAnswer(
            a: "683447c10cc8af11dd4eabbd1fcfb9809823beb1e6ba3ad74de45321ad915a37",
            b: "1ff135342e825ce1158d003d9a0b2361aed09b824ca87fc2bfb637dd5bae2d27",
            sum: "88257cf53b4b0bf2f2dbabfab9dadce246f45a343362ba9a0d9a8aff093f875e",
            difference: "4843128cde465230c7c1ab7f85c4961ee953232f9a11bb148e2e1b4451e32d10",
            product: "6408be5ad03a89c465c02c01702ec865aa6ecd792be152ec9cd3df78a21e0354",
            inverse: "71d5048788977c49986c3d1632b03ecf3132d65b915aaeafc6c017d344356317"
        ),
        ScalarAnswer(
            a: "d330a5494d14cf1a4cc346363c23403800d9f4ad53a2f2b633f5f28807f0cbd5",
            b: "af5d8bb09f2e9ea4765890e0f94855d0d178403035c9a8c4668dc8f46a423cfa",
            sum: "828e30f9ec436dbec31bd717356b960a17a357f6da23fb3edab15cefa1fcc78e",
            difference: "23d31998ade63075d66ab55542daea672f61b47d1dd949f1cd6829939dae8edb",
            product: "23e84eb9ba8be8934f1fa1abeae71866abe5db818726f272a76bcaff6e791dba",
            inverse: "662573b86e4196f7817aed53f770b74a99aa785ccefb295e58fd6a20387d4c8c"
        ),
        ScalarAnswer(
            a: "fdfb462fd6fad8dbf82d5644ef7d9967699f071a5fd8e665a9dfdec6baecde5c",
            b: "422acab59248b974bf416c30f1f0742a0e46c215b5fa5b0cdb18bd763f20134d",
            sum: "402610e569439250b76ec275e16e0d92bd36ec49668aa136c5263db029d6b068",
            difference: "bbd07b7a44b21f6738ebea13fd8d253d5b584504a9de8b58cec721507bcccb0f",
            product: "b1a8f57f732d3d4d20b75ed83006d59ca7c3585f67fb13e026549848d72ed404",
            inverse: "bf1a3c20c01060b71eec226c4bcacaf091eed9c11b10819425b5a402dfbe639e"
        ),
    ]
}
