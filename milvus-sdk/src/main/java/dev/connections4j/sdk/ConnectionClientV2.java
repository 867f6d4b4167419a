package dev.connections4j.sdk;

import dev.connections4j.Connection;
import io.milvus.grpc.MilvusServiceGrpc;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.rbac.request.UpdatePasswordReq;
import io.milvus.v2.service.vector.request.HybridSearchReq;
import io.milvus.v2.service.vector.request.QueryReq;
import io.milvus.v2.service.vector.request.SearchReq;
import io.milvus.v2.service.vector.response.QueryResp;
import io.milvus.v2.service.vector.response.SearchResp;
import io.milvus.v2.utils.ClientUtils;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The SDK's client on a connection's channel: what it does with a channel of its own is overridden, the rest is the SDK's. */
final class ConnectionClientV2 extends MilvusClientV2 {
    private static final ClientUtils UTILS = new ClientUtils();
    /** Undoes what the SDK has written into the request that this thread sends. */
    private static final ThreadLocal<Runnable> AS_GIVEN = new ThreadLocal<>();

    private final Connection connection;
    private final ConnectConfig config;
    private final Retries retries;
    private volatile LentChannel current;

    ConnectionClientV2(Connection connection, @Nullable String dbName) {
        super(null);
        this.connection = connection;
        // The client keeps its timeout in it, and wants an address. No credentials: the connection sends them, and both
        // would travel.
        this.config = ConnectConfig.builder().uri("http://connection").build();
        this.retries = new Retries(connection, this::forgetCollections);
        ClientFields.init(this, config, retries);
        KnownCollections.keptBy(ClientFields.vectors(this), connection);
        this.current = new LentChannel(connection, dbName, false);
        over(current);
        current.database().ifPresent(database -> ClientFields.enterDatabase(this, database));
    }

    /** The SDK closes the channel that it keeps, asks it whether it is open, and waits for flushes on it. */
    private void over(LentChannel channel) {
        ClientFields.keep(this, channel);
        super.setBlockingStub(MilvusServiceGrpc.newBlockingStub(channel));
    }

    /** After replace, collections may have other fields, and the connection another database. */
    private void forgetCollections() {
        ClientFields.enterDatabase(this, current.database().orElse(null));
        Runnable undo = AS_GIVEN.get();
        if (undo != null) {
            undo.run();
        }
    }

    @Override
    public QueryResp query(QueryReq request) {
        String given = request.getDatabaseName();
        return send(() -> super.query(request), () -> request.setDatabaseName(given));
    }

    @Override
    public SearchResp search(SearchReq request) {
        String given = request.getDatabaseName();
        return send(() -> super.search(request), () -> request.setDatabaseName(given));
    }

    @Override
    public SearchResp hybridSearch(HybridSearchReq request) {
        String given = request.getDatabaseName();
        return send(() -> super.hybridSearch(request), () -> request.setDatabaseName(given));
    }

    /** The SDK writes its database into a request without one, which after replace would still go there. */
    private <T> T send(Supplier<T> call, Runnable undo) {
        AS_GIVEN.set(undo);
        try {
            return call.get();
        } finally {
            AS_GIVEN.remove();
            undo.run();
        }
    }

    @Override
    public String currentUsedDatabase() {
        return current.database().orElse("default");
    }

    /**
     * Goes on in another database, over the same links.
     *
     * @throws IllegalArgumentException if the server has no such database
     */
    @Override
    public void useDatabase(String dbName) {
        if (dbName == null) {
            throw new IllegalArgumentException("dbName cannot be null");
        }
        LentChannel there = new LentChannel(connection, dbName, false);
        IllegalArgumentException missing = retries.retry(() -> missing(dbName));
        if (missing != null) {
            throw missing;
        }
        current = there;
        over(there);
        ClientFields.enterDatabase(this, dbName);
    }

    /** What the SDK says of a database that is not there; null if it is. */
    private @Nullable IllegalArgumentException missing(String dbName) {
        MilvusServiceGrpc.MilvusServiceBlockingStub stub = MilvusServiceGrpc.newBlockingStub(current);
        long limit = config.getRpcDeadlineMs();
        try {
            UTILS.checkDatabaseExist(limit > 0 ? stub.withDeadlineAfter(limit, TimeUnit.MILLISECONDS) : stub, dbName);
            return null;
        } catch (IllegalArgumentException e) {
            return e;
        }
    }

    /** Changes the password. What the connection sends is changed by {@code replace}, for all its clients. */
    @Override
    public void updatePassword(UpdatePasswordReq request) {
        if (SdkEdition.resetsConnection(request)) {
            throw new IllegalArgumentException("connection '" + connection.alias()
                    + "' keeps its credentials: set resetConnection to false, then call" + " replace(\""
                    + connection.alias() + "\", p -> p.user(…).password(…)) on its registry");
        }
        super.updatePassword(request);
    }

    @Override
    public String toString() {
        return "MilvusClientV2 on " + connection + ", database " + currentUsedDatabase();
    }
}
