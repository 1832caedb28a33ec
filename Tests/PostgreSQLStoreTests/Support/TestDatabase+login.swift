import ServerSupport

extension TestDatabase {
    /// Makes `app_login`, a member of the application's role. Roles are the whole server's: other tests make it too.
    func makeLogin() async throws {
        try await self.psql(
            """
            DO $$ BEGIN
                CREATE ROLE app_login LOGIN IN ROLE selvedge_app;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """
        )
    }
}
