internal import PostgreSQL

extension Migration {
    /// All files of `Migrations/PostgreSQL`, embedded in the program, from 1 without gaps. A new file is added here by hand; the names of
    /// the bytes are those that SwiftPM makes of the files'.
    static let all = [
        Migration(number: 1, name: "initial", sql: String(decoding: PackageResources._001_initial_sql, as: UTF8.self)),
        Migration(number: 2, name: "functions", sql: String(decoding: PackageResources._002_functions_sql, as: UTF8.self)),
        Migration(number: 3, name: "service", sql: String(decoding: PackageResources._003_service_sql, as: UTF8.self)),
        Migration(number: 4, name: "webhooks", sql: String(decoding: PackageResources._004_webhooks_sql, as: UTF8.self)),
        Migration(number: 5, name: "admissions", sql: String(decoding: PackageResources._005_admissions_sql, as: UTF8.self)),
    ]
}
