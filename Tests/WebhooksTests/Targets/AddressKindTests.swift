import Testing
import Webhooks

@Suite("An address")
struct AddressKindTests {
    @Test(
        "is known for what it is, at both ends of its block",
        arguments: [
            ("0.0.0.0", .unspecified), ("0.255.255.255", .unspecified), ("1.0.0.0", .global), ("1.1.1.1", .global),
            ("9.255.255.255", .global), ("10.0.0.0", .privateNetwork), ("10.255.255.255", .privateNetwork), ("11.0.0.0", .global),
            ("100.63.255.255", .global), ("100.64.0.0", .sharedNetwork), ("100.127.255.255", .sharedNetwork), ("100.128.0.0", .global),
            ("126.255.255.255", .global), ("127.0.0.0", .loopback), ("127.0.0.1", .loopback), ("127.255.255.255", .loopback),
            ("128.0.0.0", .global), ("169.253.255.255", .global), ("169.254.0.0", .linkLocal), ("169.254.255.255", .linkLocal),
            ("169.254.169.254", .metadata), ("169.254.170.2", .metadata), ("100.100.100.200", .metadata), ("192.0.0.192", .metadata),
            ("168.63.129.16", .metadata), ("168.63.129.17", .global), ("169.255.0.0", .global),
            ("172.15.255.255", .global), ("172.16.0.0", .privateNetwork), ("172.31.255.255", .privateNetwork), ("172.32.0.0", .global),
            ("192.0.0.0", .reserved), ("192.0.0.255", .reserved), ("192.0.1.0", .global), ("192.0.2.0", .documentation),
            ("192.0.2.255", .documentation), ("192.0.3.0", .global), ("192.88.99.1", .transition), ("192.167.255.255", .global),
            ("192.168.0.0", .privateNetwork), ("192.168.255.255", .privateNetwork), ("192.169.0.0", .global),
            ("198.17.255.255", .global), ("198.18.0.0", .benchmark), ("198.19.255.255", .benchmark), ("198.20.0.0", .global),
            ("198.51.100.0", .documentation), ("198.51.101.0", .global), ("203.0.113.255", .documentation), ("203.0.114.0", .global),
            ("223.255.255.255", .global), ("224.0.0.0", .multicast), ("239.255.255.255", .multicast), ("240.0.0.0", .reserved),
            ("255.255.255.254", .reserved), ("255.255.255.255", .broadcast),
        ] as [(String, AddressKind)]
    )
    func version4(_ text: String, _ kind: AddressKind) throws {
        let address = try #require(IPAddress(text))
        #expect(address.kind == kind)
        #expect(address.description == text)
        // The same through IPv6: mapped (RFC 4291) and NAT64 (RFC 6052).
        #expect(try #require(IPAddress("::ffff:\(text)")).kind == kind)
        #expect(try #require(IPAddress("64:ff9b::\(text)")).kind == kind)
        // Through tunnels nothing is allowed.
        #expect(try #require(IPAddress("64:ff9b:1::\(text)")).kind == .transition)
    }

    @Test(
        "of IPv6 is known for what it is",
        arguments: [
            ("::", .unspecified), ("::1", .loopback), ("::2", .transition), ("::127.0.0.1", .transition), ("::8.8.8.8", .transition),
            ("::1:0:0", .reserved), ("::ffff:0:127.0.0.1", .reserved), ("0:0:0:1::", .reserved),
            ("::ffff:7f00:1", .loopback), ("::ffff:a9fe:a9fe", .metadata), ("64:ff9b::7f00:1", .loopback),
            ("64:ff9b::1:0:0", .reserved), ("64:ff9b:1::1", .transition), ("64:ff9b:2::1", .reserved),
            ("100::1", .reserved), ("1fff::1", .reserved), ("2000::1", .global), ("2606:4700::1111", .global), ("2a00::1", .global),
            ("2001::1", .transition), ("2001:0:4136:e378:8000:63bf:3fff:fdd2", .transition), ("2001:2::1", .benchmark),
            ("2001:2:1::1", .reserved), ("2001:10::1", .reserved), ("2001:20::1", .reserved), ("2001:1ff:ffff::1", .reserved),
            ("2001:200::1", .global), ("2001:4860:4860::8888", .global), ("2001:db7:ffff::1", .global), ("2001:db8::1", .documentation),
            ("2001:db8:ffff::1", .documentation), ("2001:db9::1", .global), ("2002:7f00:1::", .transition), ("2002:808:808::", .transition),
            ("2003::1", .global), ("3ffe::1", .global), ("3fff::1", .documentation), ("3fff:fff::1", .documentation),
            ("3fff:1000::1", .global), ("4000::1", .reserved), ("5f00::1", .reserved), ("8000::1", .reserved), ("fbff::1", .reserved),
            ("fc00::1", .privateNetwork), ("fd00::1", .privateNetwork), ("fd00:ec2::254", .metadata), ("fd20:ce::254", .metadata),
            ("fdff::1", .privateNetwork), ("fe00::1", .reserved), ("fe80::1", .linkLocal), ("febf::1", .linkLocal),
            ("fec0::1", .privateNetwork), ("feff::1", .privateNetwork), ("ff00::", .multicast), ("ff02::1", .multicast),
            ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .multicast),
        ] as [(String, AddressKind)]
    )
    func version6(_ text: String, _ kind: AddressKind) throws {
        let address = try #require(IPAddress(text))
        #expect(address.kind == kind)
        #expect(IPAddress(address.description) == address)
    }

    @Test(
        "has no other spelling",
        arguments: [
            "", "1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.04", "1.2.3.256", "1.2.3.-4", "0x1.2.3.4", "1.2.3.4 ", " 1.2.3.4", "1..2.3",
            "1.2.3.4\0", "::1\0", "[::1]", "::1%lo", "::1/128", "1::2::3", "12345::", ":::", "g::",
        ]
    )
    func malformed(_ text: String) {
        #expect(IPAddress(text) == nil)
    }
}
