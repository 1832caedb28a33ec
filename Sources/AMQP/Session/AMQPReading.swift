import CRabbitMQ

/// Copies what the C library decoded, whose memory it uses again.
enum AMQPReading {
    /// Tables and arrays inside one another, the outermost included; what is deeper is read as null. Headers may be a stranger's.
    static let deepest = 16

    static func string(_ bytes: amqp_bytes_t) -> String {
        String(decoding: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len), as: UTF8.self)
    }

    static func bytes(_ bytes: amqp_bytes_t) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.len))
    }

    static func table(_ table: amqp_table_t) -> AMQPTable { self.table(table, depth: 1) }

    private static func table(_ table: amqp_table_t, depth: Int) -> AMQPTable {
        var values: AMQPTable = [:]
        for index in 0..<Int(max(0, table.num_entries)) {
            guard let entry = table.entries?[index] else { break }
            values[self.string(entry.key)] = self.value(entry.value, depth: depth)
        }
        return values
    }

    static func properties(_ source: amqp_basic_properties_t) -> AMQPProperties {
        func has(_ flag: Int32) -> Bool { source._flags & amqp_flags_t(flag) != 0 }
        return AMQPProperties(
            contentType: has(AMQP_BASIC_CONTENT_TYPE_FLAG) ? self.string(source.content_type) : nil,
            headers: has(AMQP_BASIC_HEADERS_FLAG) ? self.table(source.headers) : [:],
            isPersistent: has(AMQP_BASIC_DELIVERY_MODE_FLAG) && source.delivery_mode == 2,
            messageID: has(AMQP_BASIC_MESSAGE_ID_FLAG) ? self.string(source.message_id) : nil,
            correlationID: has(AMQP_BASIC_CORRELATION_ID_FLAG) ? self.string(source.correlation_id) : nil,
            type: has(AMQP_BASIC_TYPE_FLAG) ? self.string(source.type) : nil,
            timestamp: has(AMQP_BASIC_TIMESTAMP_FLAG) ? source.timestamp : nil
        )
    }

    private static func value(_ field: amqp_field_value_t, depth: Int) -> AMQPValue {
        switch UInt32(field.kind) {
        case AMQP_FIELD_KIND_BOOLEAN.rawValue: .bool(field.value.boolean != 0)
        case AMQP_FIELD_KIND_I8.rawValue: .integer(Int64(field.value.i8))
        case AMQP_FIELD_KIND_U8.rawValue: .integer(Int64(field.value.u8))
        case AMQP_FIELD_KIND_I16.rawValue: .integer(Int64(field.value.i16))
        case AMQP_FIELD_KIND_U16.rawValue: .integer(Int64(field.value.u16))
        case AMQP_FIELD_KIND_I32.rawValue: .integer(Int64(field.value.i32))
        case AMQP_FIELD_KIND_U32.rawValue: .integer(Int64(field.value.u32))
        case AMQP_FIELD_KIND_I64.rawValue: .integer(field.value.i64)
        case AMQP_FIELD_KIND_U64.rawValue: .integer(Int64(clamping: field.value.u64))
        case AMQP_FIELD_KIND_F32.rawValue: .double(Double(field.value.f32))
        case AMQP_FIELD_KIND_F64.rawValue: .double(field.value.f64)
        case AMQP_FIELD_KIND_UTF8.rawValue: .string(self.string(field.value.bytes))
        case AMQP_FIELD_KIND_BYTES.rawValue: .bytes(self.bytes(field.value.bytes))
        case AMQP_FIELD_KIND_TIMESTAMP.rawValue: .timestamp(field.value.u64)
        case AMQP_FIELD_KIND_ARRAY.rawValue: depth < self.deepest ? .array(self.array(field.value.array, depth: depth + 1)) : .null
        case AMQP_FIELD_KIND_TABLE.rawValue: depth < self.deepest ? .table(self.table(field.value.table, depth: depth + 1)) : .null
        // Decimals and what else a foreign client may have put there.
        default: .null
        }
    }

    private static func array(_ array: amqp_array_t, depth: Int) -> [AMQPValue] {
        (0..<Int(max(0, array.num_entries))).compactMap { index in array.entries.map { self.value($0[index], depth: depth) } }
    }
}
