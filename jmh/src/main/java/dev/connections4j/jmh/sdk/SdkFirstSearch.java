package dev.connections4j.jmh.sdk;

import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;

/** The least that an application does to search by the SDK on a channel of its own. */
final class SdkFirstSearch {
    private SdkFirstSearch() {}

    /** Arguments: uri, token, database. */
    public static void main(String[] arguments) {
        MilvusClientV2 client = new MilvusClientV2(ConnectConfig.builder()
                .uri(arguments[0])
                .token(arguments[1])
                .dbName(arguments[2])
                .connectTimeoutMs(60_000)
                .build());
        Books.search(client);
        System.out.println("found");
        client.close();
    }
}
