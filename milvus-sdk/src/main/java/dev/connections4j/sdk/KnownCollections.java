package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.parameters.ResolvedParameters;
import io.milvus.client.AbstractMilvusGrpcClient;
import io.milvus.client.MilvusServiceClient;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.v2.service.vector.VectorService;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a client knows of collections; after replace they may have other fields, and it is forgotten. */
final class KnownCollections extends ConcurrentHashMap<String, DescribeCollectionResponse> {
    private static final long serialVersionUID = 1L;
    private static final VarHandle OF_VERSION_1 = keptIn(AbstractMilvusGrpcClient.class);
    private static final VarHandle OF_VERSION_2 = keptIn(VectorService.class);

    /** The parameters by which the server was found that this thread now asks. */
    private static final ThreadLocal<ResolvedParameters> ASKING = new ThreadLocal<>();

    private final transient Connection connection;
    private transient volatile ResolvedParameters seen;

    KnownCollections(Connection connection) {
        this.connection = connection;
        this.seen = connection.parameters();
    }

    private static VarHandle keptIn(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findVarHandle(type, "cacheCollectionInfo", ConcurrentHashMap.class);
        } catch (ReflectiveOperationException e) {
            throw ClientFields.otherSdk(e);
        }
    }

    static void keptBy(MilvusServiceClient client, Connection connection) {
        OF_VERSION_1.set(client, new KnownCollections(connection));
    }

    static void keptBy(VectorService service, Connection connection) {
        OF_VERSION_2.set(service, new KnownCollections(connection));
    }

    @Override
    public @Nullable DescribeCollectionResponse get(Object name) {
        ResolvedParameters now = connection.parameters();
        if (now != seen) {
            clear();
            seen = now;
        }
        DescribeCollectionResponse known = super.get(name);
        if (known == null) {
            ASKING.set(now);
        }
        return known;
    }

    /** An answer that was under way when the connection was replaced is the former server's. */
    @Override
    public @Nullable DescribeCollectionResponse put(String name, DescribeCollectionResponse answer) {
        ResolvedParameters asked = ASKING.get();
        ASKING.remove();
        return asked != null && asked != connection.parameters() ? null : super.put(name, answer);
    }
}
