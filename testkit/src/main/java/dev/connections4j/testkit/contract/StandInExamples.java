package dev.connections4j.testkit.contract;

import dev.connections4j.standin.MilvusStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** PyMilvus' examples against the in-process server. */
abstract class StandInExamples extends PyMilvusExamples {
    private final MilvusStandIn server =
            MilvusStandIn.builder().user("root", "Milvus").build();

    StandInExamples(String transport) {
        super(transport);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    int port() {
        return server.port();
    }
}
