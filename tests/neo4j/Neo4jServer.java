import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j Community server for tests: `java Neo4jServer.java HOME PAGE_CACHE_MIB [keep]`. The first line on standard input is the
 * password of the account neo4j; "ready PORT" on standard output says that Bolt answers on loopback. It ends
 * when standard input does, and so with the process that started it, however that ends.
 */
class Neo4jServer {
    public static void main(String[] arguments) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in));
        String password = input.readLine();
        var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(Long.parseLong(arguments[1])))
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .build();
        service.database("system").executeTransactionally(
                "ALTER USER neo4j SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED",
                Map.of("password", password));
        var ports = ((GraphDatabaseAPI) service.database("neo4j"))
                .getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
        System.out.println("ready " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
        while (input.readLine() != null) {
            continue;
        }
        if (arguments.length > 2) {
            service.shutdown();
        }
        // A database that nobody opens again need not be closed in order, which takes ten seconds.
        Runtime.getRuntime().halt(0);
    }
}
