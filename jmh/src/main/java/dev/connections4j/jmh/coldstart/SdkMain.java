package dev.connections4j.jmh.coldstart;

import io.milvus.v2.client.ConnectConfig;
import io.milvus.v2.client.MilvusClientV2;

/** The least that an application with milvus-sdk-java does to connect. */
final class SdkMain {
    private SdkMain() {}

    /** Arguments: uri, token, database. */
    public static void main(String[] arguments) {
        MilvusClientV2 client = new MilvusClientV2(ConnectConfig.builder()
                .uri(arguments[0])
                .token(arguments[1])
                .dbName(arguments[2])
                .build());
        System.out.println("connected");
        client.close();
    }
}
