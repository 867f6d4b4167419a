package dev.connections4j.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.milvus.grpc.DescribeCollectionResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownCollectionsTest {
    private static final DescribeCollectionResponse ANSWER =
            DescribeCollectionResponse.newBuilder().setCollectionName("shelf").build();

    private final StandIn standIn = StandIn.over("okhttp");
    private final KnownCollections known = new KnownCollections(standIn.connection);

    @AfterEach
    void close() {
        standIn.close();
    }

    private void replace() {
        standIn.registry.replace("books", p -> p.dbName("films"));
    }

    @Test
    void replace_allIsForgotten() {
        known.put("default_shelf", ANSWER);
        assertEquals(ANSWER, known.get("default_shelf"));
        replace();
        assertNull(known.get("default_shelf"));
    }

    @Test
    void replaceWhileTheServerIsAsked_itsAnswerIsNotKept() {
        assertNull(known.get("default_shelf"));
        replace();
        known.put("default_shelf", ANSWER);
        assertNull(known.get("default_shelf"));
        known.put("default_shelf", ANSWER);
        assertEquals(ANSWER, known.get("default_shelf"));
    }
}
