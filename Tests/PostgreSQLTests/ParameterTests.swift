import PostgreSQL
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ParameterTests {
    /// What the server makes of parameters, as text of its own.
    private func text(_ sql: String, _ parameters: [Parameter], _ client: Client) async throws -> [String?] {
        let result = try await client.pool.execute([Statement(sql, parameters)], effect: .reads)[0]
        return try (0..<result.columns).map { try result.optionalText(0, $0) }
    }

    @Test func `the server reads every scalar as it was meant`() async throws {
        try await Client.with { client in
            let uuid = PostgreSQLUUID(high: 0x0190_a1b2_c3d4_7e5f, low: 0x8899_aabb_ccdd_eeff)
            let seen = try await self.text(
                """
                SELECT $1::text, $2::text, $3::text, $4::text, $5, encode($6, 'hex'), $7::text,
                    to_char($8 AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')
                """,
                [
                    .bool(true), .int2(-12345), .int4(-2_000_000_000), .int8(.min), .text("Zoë „x“ 🧵\n"), .bytea([0, 255, 39, 92]),
                    .uuid(uuid), .timestamptz(1_700_000_000_123_456),
                ],
                client
            )
            #expect(
                seen == [
                    "true", "-12345", "-2000000000", "-9223372036854775808", "Zoë „x“ 🧵\n", "00ff275c",
                    "0190a1b2-c3d4-7e5f-8899-aabbccddeeff", "2023-11-14 22:13:20.123456",
                ]
            )
        }
    }

    @Test func `scalars, NULLs and empty values come back as they went`() async throws {
        try await Client.with { client in
            let uuid = PostgreSQLUUID(high: 1, low: .max)
            let result =
                try await client.pool
                .execute(
                    [
                        Statement(
                            "SELECT * FROM (VALUES ($1, $2, $3, $4, $5, $6, $7, $8), ($9, $10, $11, $12, $13, $14, $15, $16)) v",
                            [
                                .bool(false), .int2(.max), .int4(.min), .int8(.max), .text(""), .bytea([]), .uuid(uuid), .timestamptz(-1),
                                .bool(nil), .int2(nil), .int4(nil), .int8(nil), .text(nil), .bytea(nil), .uuid(nil), .null(.timestamptz),
                            ]
                        )
                    ],
                    effect: .reads
                )[0]
            #expect(try result.bool(0, 0) == false)
            #expect(try result.int2(0, 1) == .max)
            #expect(try result.int4(0, 2) == .min)
            #expect(try result.int8(0, 3) == .max)
            #expect(try result.text(0, 4) == "")
            #expect(try result.bytea(0, 5) == [])
            #expect(try result.uuid(0, 6) == uuid)
            #expect(try result.timestamptz(0, 7) == -1)
            #expect((0..<8).allSatisfy { !result.isNull(0, $0) && result.isNull(1, $0) })
            #expect(try result.optionalBool(1, 0) == nil)
            #expect(try result.optionalInt2(1, 1) == nil)
            #expect(try result.optionalInt4(1, 2) == nil)
            #expect(try result.optionalInt8(1, 3) == nil)
            #expect(try result.optionalText(1, 4) == nil)
            #expect(try result.optionalBytea(1, 5) == nil)
            #expect(try result.optionalUUID(1, 6) == nil)
            #expect(try result.optionalTimestamptz(1, 7) == nil)
        }
    }

    @Test func `the server reads every array as it was meant, NULLs and empty elements included`() async throws {
        try await Client.with { client in
            let uuid = PostgreSQLUUID(high: 0, low: 7)
            let bytes: [[UInt8]?] = [[1, 2], nil, []]
            let texts: [String?] = ["a,b", nil, "", "NULL", "{\"x\"}", "ü"]
            let seen = try await self.text(
                """
                SELECT $1::text, $2::text, $3::text, $4::text, to_json($5)::text, array_to_string($6, ',', '∅'), $7::text,
                    array_to_string(ARRAY(SELECT extract(epoch FROM x)::numeric(20,6) FROM unnest($8) WITH ORDINALITY u(x, n) ORDER BY n), ',', '∅')
                """,
                [
                    .boolArray([true, nil, false]), .int2Array([1, nil, -1] as [Int16?]), .int4Array([Int32.max, Int32.min]),
                    .int8Array([nil, 9_000_000_000] as [Int64?]), .textArray(texts), .byteaArray(bytes), .uuidArray([uuid, nil]),
                    .timestamptzArray([0, nil, 1_500_000] as [Int64?]),
                ],
                client
            )
            #expect(
                seen == [
                    "{t,NULL,f}", "{1,NULL,-1}", "{2147483647,-2147483648}", "{NULL,9000000000}",
                    "[\"a,b\",null,\"\",\"NULL\",\"{\\\"x\\\"}\",\"ü\"]", "\\x0102,∅,\\x", "{00000000-0000-0000-0000-000000000007,NULL}",
                    "0.000000,∅,1.500000",
                ]
            )
        }
    }

    @Test func `empty arrays are empty, not NULL`() async throws {
        try await Client.with { client in
            let seen = try await self.text(
                "SELECT $1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text",
                [
                    .boolArray([Bool]()), .int2Array([Int16]()), .int4Array([Int32]()), .int8Array([Int64]()), .textArray([String]()),
                    .byteaArray([[UInt8]]()), .uuidArray([PostgreSQLUUID]()), .timestamptzArray([Int64]()),
                ],
                client
            )
            #expect(seen == Array(repeating: "{}", count: 8))
        }
    }

    @Test func `arrays unnest into rows that come back the same`() async throws {
        try await Client.with { client in
            struct Row {
                let id: PostgreSQLUUID
                let version: Int64
                let body: [UInt8]
                let note: String?
            }
            let rows = (0..<2000)
                .map { number in
                    Row(
                        id: PostgreSQLUUID(high: UInt64(number), low: .max - UInt64(number)),
                        version: Int64(number) - 1000,
                        body: Array(repeating: UInt8(truncatingIfNeeded: number), count: number % 97),
                        note: number % 5 == 0 ? nil : "note \(number)"
                    )
                }
            let result =
                try await client.pool
                .execute(
                    [
                        Statement(
                            "SELECT * FROM unnest($1, $2, $3, $4) u(id, version, body, note)",
                            [
                                .uuidArray(rows.lazy.map(\.id)), .int8Array(rows.lazy.map(\.version)),
                                .byteaArray(rows, size: { $0.body.count }, write: { $1.copyBytes(from: $0.body) }),
                                .textArray(rows.lazy.map(\.note)),
                            ]
                        )
                    ],
                    effect: .reads
                )[0]
            #expect(result.count == rows.count)
            for (number, row) in rows.enumerated() {
                #expect(try result.uuid(number, 0) == row.id)
                #expect(try result.int8(number, 1) == row.version)
                #expect(try result.bytea(number, 2) == row.body)
                #expect(try result.optionalText(number, 3) == row.note)
            }
        }
    }

    @Test func `values of ten mebibytes go both ways while small segments pass`() async throws {
        try await Client.with(size: 1) { client in
            let pool = client.pool
            let big = (0..<10 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try await pool.executeScript("CREATE TABLE t (n bigint, body bytea)")
            try await withThrowingTaskGroup { group in
                for number in Int64(0)..<3 {
                    group.addTask {
                        let results = try await pool.execute([
                            Statement("INSERT INTO t VALUES ($1, $2)", [.int8(number), .bytea(big)]),
                            Statement("SELECT body FROM t WHERE n = $1", [.int8(number)]),
                        ])
                        #expect(results[1].withBytes(0, 0) { $0.elementsEqual(big) } == true)
                    }
                    group.addTask {
                        let result = try await pool.execute([Statement("SELECT $1", [.int8(number)])], effect: .reads)
                        #expect(try result[0].int8(0, 0) == number)
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
