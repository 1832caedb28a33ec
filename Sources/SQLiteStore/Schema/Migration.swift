internal import EventSourcing

/// One numbered SQL file of `Migrations/SQLite`, embedded in the program.
struct Migration {
    var number: Int
    var name: String
    var sql: [UInt8]

    var digest: Digest { Digest(of: self.sql) }

    /// All of them, from 1 without gaps. A new file is added here by hand; the names are those that SwiftPM makes of the files'.
    static let all = [
        Migration(number: 1, name: "initial", sql: PackageResources._001_initial_sql),
        Migration(number: 2, name: "fleet", sql: PackageResources._002_fleet_sql),
        Migration(number: 3, name: "service", sql: PackageResources._003_service_sql),
        Migration(number: 4, name: "webhooks", sql: PackageResources._004_webhooks_sql),
    ]
}
