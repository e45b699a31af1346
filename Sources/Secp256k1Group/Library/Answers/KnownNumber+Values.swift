// None of these was printed by the libraries that are asked. What is not published was computed with
// integers of Python 3: modular arithmetic, the addition formulas of SEC 1, hashlib's SHA-256 and the
// algorithms of BIP 340, in a program that reproduces the published vectors 0, 1, 16 and 17.
extension KnownNumber {
    /// x of G (SEC 2, section 2.4.1).
    static let generatorX = KnownNumber(
        0x79BE_667E_F9DC_BBAC, 0x55A0_6295_CE87_0B07, 0x029B_FCDB_2DCE_28D9,
        0x59F2_815B_16F8_1798)

    /// y of G (SEC 2, section 2.4.1).
    static let generatorY = KnownNumber(
        0x483A_DA77_26A3_C465, 0x5DA4_FBFC_0E11_08A8, 0xFD17_B448_A685_5419,
        0x9C47_D08F_FB10_D4B8)

    /// y of -G: p minus that of G (Python 3).
    static let negativeY = KnownNumber(
        0xB7C5_2588_D95C_3B9A, 0xA25B_0403_F1EE_F757, 0x02E8_4BB7_597A_ABE6,
        0x63B8_2F6F_04EF_2777)

    /// x of 2 G (Python 3).
    static let doubleX = KnownNumber(
        0xC604_7F94_41ED_7D6D, 0x3045_406E_95C0_7CD8, 0x5C77_8E4B_8CEF_3CA7,
        0xABAC_09B9_5C70_9EE5)

    /// y of 2 G (Python 3).
    static let doubleY = KnownNumber(
        0x1AE1_68FE_A63D_C339, 0xA3C5_8419_466C_EAEE, 0xF7F6_3265_3266_D0E1,
        0x2364_31A9_50CF_E52A)

    /// x of 3 G: the public key of vector 0 of BIP 340.
    static let tripleX = KnownNumber(
        0xF930_8A01_9258_C310, 0x4934_4F85_F89D_5229, 0xB531_C845_836F_99B0,
        0x8601_F113_BCE0_36F9)

    /// y of 3 G (Python 3).
    static let tripleY = KnownNumber(
        0x388F_7B0F_632D_E814, 0x0FE3_37E6_2A37_F356, 0x6500_A999_34C2_231B,
        0x6CB9_FD75_84B8_E672)

    /// A secret key: that of vector 1 of BIP 340, here called d.
    static let secret = KnownNumber(
        0xB7E1_5162_8AED_2A6A, 0xBF71_5880_9CF4_F3C7, 0x62E7_160F_38B4_DA56,
        0xA784_D904_5190_CFEF)

    /// x of d G: the public key of vector 1 of BIP 340.
    static let publicX = KnownNumber(
        0xDFF1_D77F_2A67_1C5F, 0x3618_3726_DB23_41BE, 0x58FE_AE1D_A2DE_CED8,
        0x4324_0F7B_502B_A659)

    /// y of d G (Python 3).
    static let publicY = KnownNumber(
        0x2CE1_9B94_6C4E_E585, 0x46F5_251D_441A_065E, 0xA507_3560_6985_E5B2,
        0x2878_8BEC_4E58_2898)

    /// x of 3 d G (Python 3).
    static let productX = KnownNumber(
        0xF549_C8C8_F9B4_4C4A, 0xAB3E_3529_98DD_736D, 0x1247_A3DC_AC80_F5B0,
        0x360F_54F7_DAFD_2BD5)

    /// y of 3 d G (Python 3).
    static let productY = KnownNumber(
        0x9E3D_8CC4_480C_E311, 0x50B2_41AD_30FE_284E, 0x393C_EC83_EDDA_B58C,
        0x827B_92AD_767E_B997)

    /// No point of the curve has this x: the public key of vector 5 of BIP 340.
    static let offCurveX = KnownNumber(
        0xEEFD_EA4C_DB67_7750, 0xA420_FEE8_07EA_CF21, 0xEB98_98AE_79B9_7687,
        0x66E4_FAA0_4A2D_4A34)

    /// A message: that of vector 1 of BIP 340, here called m.
    static let message = KnownNumber(
        0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0,
        0x082E_FA98_EC4E_6C89)

    /// The auxiliary randomness of vector 1 of BIP 340.
    static let auxiliary = KnownNumber(0, 0, 0, 1)

    /// The signature of vector 1 of BIP 340.
    static let signature = KnownNumber(
        0x6896_BD60_EEAE_296D, 0xB48A_229F_F71D_FE07, 0x1BDE_413E_6D43_F917,
        0xDC8D_CF8C_78DE_3341, 0x8906_D11A_C976_ABCC, 0xB20B_0912_92BF_F4EA,
        0x897E_FCB6_39EA_871C, 0xFA95_F6DE_339E_4B0A)

    /// The signature of vector 13 of BIP 340, under the key of vector 1 and over m: its second half is
    /// the order of the group, so it is not one.
    static let invalidSignature = KnownNumber(
        0x6CFF_5C3B_A86C_69EA, 0x4B73_76F3_1A9B_CB4F, 0x74C1_9760_89B2_D996,
        0x3DA2_E554_3E17_7769, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFE,
        0xBAAE_DCE6_AF48_A03B, 0xBFD2_5E8C_D036_4141)

    /// The message of vector 17 of BIP 340, which has 17 bytes.
    static let longMessage: [UInt8] = Array(1...17)

    /// The public key of vector 17 of BIP 340.
    static let longMessageKey = KnownNumber(
        0x778C_AA53_B439_3AC4, 0x6777_4D09_497A_8722, 0x4BF9_FAB6_F6E6_8B23,
        0x0864_9732_4D6F_D117)

    /// The signature of vector 17 of BIP 340.
    static let longMessageSignature = KnownNumber(
        0x5130_F39A_4059_B43B, 0xC7CA_C09A_19EC_E52B, 0x5D86_99D1_A71E_3C52,
        0xDA9A_FDB6_B50A_C370, 0xC4A4_82B7_7BF9_60F8, 0x6815_40E2_5B67_71EC,
        0xE1E5_A37F_D80E_5A51, 0x897C_5566_A97E_A5A5)

    /// The signature over the message of vector 17 with the secret key and auxiliary randomness of
    /// vector 1 (Python 3).
    static let longSignature = KnownNumber(
        0x053D_56C9_4A57_8413, 0x763C_522C_8DFF_D3B7, 0xB4B2_4462_CF11_9BDD,
        0xF88A_2BD6_AB18_A43C, 0x6461_3AB1_5121_2CF3, 0x818B_034A_D538_2CB1,
        0xABE7_86D3_8464_A5D2, 0x2A9A_6B34_2982_5FF8)

    /// The tagged hash of m with the tag "BIP0340/challenge" (Python 3, hashlib).
    static let taggedHash = KnownNumber(
        0xD92F_7E29_C6FB_9B98, 0x4253_8E79_ED4C_F8A4, 0x31D9_B6D0_3CE7_F50F,
        0xF0D8_D7E2_49F9_A586)

    /// The product d m of integers (Python 3).
    static let product = KnownNumber(
        0x1A09_3C6A_3E2C_BE4A, 0x1FA4_AF38_A893_BF39, 0x7FC1_BF9C_60D6_4243,
        0x8F09_CA12_CF70_8CC2, 0xC1A6_9ABC_5EAB_002E, 0x2F07_D87C_A074_DAD8,
        0x57A3_A541_CBC3_DB82, 0x7A25_2B70_6D0A_1AE7)

    /// The product d m modulo q (Python 3).
    static let remainder = KnownNumber(
        0xA838_913B_D7C1_478C, 0x6C0F_6E26_E3BD_773C, 0x6C1F_D9B5_5320_CDD3,
        0x7215_56AE_D132_6D91)

    /// The inverse of d modulo q (Python 3).
    static let inverse = KnownNumber(
        0x60CF_6DDB_4C1C_DEBB, 0x1228_A9C3_042A_8CD4, 0x9A62_3A4A_D4DF_F105,
        0x1793_3B5B_A3E1_D2A3)

    /// The order q of the group (SEC 2, section 2.4.1).
    static let order = KnownNumber(
        0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFE, 0xBAAE_DCE6_AF48_A03B,
        0xBFD2_5E8C_D036_4141)
}
