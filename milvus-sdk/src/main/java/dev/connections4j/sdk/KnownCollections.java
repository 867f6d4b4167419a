package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.parameters.ResolvedParameters;
import io.milvus.client.AbstractMilvusGrpcClient;
import io.milvus.client.MilvusServiceClient;
import io.milvus.grpc.DescribeCollectionResponse;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a client of version 1 knows of collections; after replace they may have other fields, and it is forgotten. */
final class KnownCollections extends ConcurrentHashMap<String, DescribeCollectionResponse> {
    private static final long serialVersionUID = 1L;
    private static final VarHandle OF_CLIENT;

    static {
        try {
            OF_CLIENT = MethodHandles.privateLookupIn(AbstractMilvusGrpcClient.class, MethodHandles.lookup())
                    .findVarHandle(AbstractMilvusGrpcClient.class, "cacheCollectionInfo", ConcurrentHashMap.class);
        } catch (ReflectiveOperationException e) {
            throw ClientFields.otherSdk(e);
        }
    }

    /** The parameters by which the server was found that this thread now asks. */
    private static final ThreadLocal<ResolvedParameters> ASKING = new ThreadLocal<>();

    private final transient Connection connection;
    private transient volatile ResolvedParameters seen;

    private KnownCollections(Connection connection) {
        this.connection = connection;
        this.seen = connection.parameters();
    }

    static void keptBy(MilvusServiceClient client, Connection connection) {
        OF_CLIENT.set(client, new KnownCollections(connection));
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
