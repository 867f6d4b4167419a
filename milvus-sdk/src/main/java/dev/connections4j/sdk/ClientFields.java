package dev.connections4j.sdk;

import io.milvus.shaded.io.grpc.ManagedChannel;
import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.vector.VectorService;
import io.milvus.v2.utils.RpcUtils;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@link MilvusClientV2} that its constructor sets when it opens a channel of its own. They are private, and no method sets them
 * without a channel.
 */
final class ClientFields {
    private static final VarHandle CHANNEL;
    private static final VarHandle CONFIG;
    private static final VarHandle RETRIES;
    private static final VarHandle VECTORS;
    /** Null before 2.6: a client knew its database by a header alone. */
    private static final @Nullable MethodHandle ENTER_DATABASE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(MilvusClientV2.class, MethodHandles.lookup());
            CHANNEL = lookup.findVarHandle(MilvusClientV2.class, "channel", ManagedChannel.class);
            CONFIG = lookup.findVarHandle(MilvusClientV2.class, "connectConfig", ConnectConfig.class);
            RETRIES = lookup.findVarHandle(MilvusClientV2.class, "rpcUtils", RpcUtils.class);
            VECTORS = lookup.findVarHandle(MilvusClientV2.class, "vectorService", VectorService.class);
            ENTER_DATABASE = enterDatabase(lookup);
        } catch (ReflectiveOperationException e) {
            throw otherSdk(e);
        }
    }

    private ClientFields() {}

    static IllegalStateException otherSdk(ReflectiveOperationException e) {
        return new IllegalStateException(
                "this milvus-sdk-java is not one that dev.connections4j.sdk fits: its clients have other fields;"
                        + " use the version that our artifact declares",
                e);
    }

    private static @Nullable MethodHandle enterDatabase(MethodHandles.Lookup lookup) throws IllegalAccessException {
        try {
            return lookup.findVirtual(
                    MilvusClientV2.class, "initServices", MethodType.methodType(void.class, String.class));
        } catch (NoSuchMethodException older) {
            return null;
        }
    }

    static void init(MilvusClientV2 client, ConnectConfig config, RpcUtils retries) {
        CONFIG.set(client, config);
        RETRIES.set(client, retries);
    }

    static void keep(MilvusClientV2 client, ManagedChannel channel) {
        CHANNEL.set(client, channel);
    }

    static VectorService vectors(MilvusClientV2 client) {
        return (VectorService) VECTORS.get(client);
    }

    /** Requests that name no database go to this one, and what is known of collections is forgotten. */
    static void enterDatabase(MilvusClientV2 client, @Nullable String dbName) {
        if (ENTER_DATABASE == null) {
            vectors(client).cleanCollectionCache();
            return;
        }
        try {
            ENTER_DATABASE.invokeExact(client, dbName);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // it declares none
        }
    }
}
