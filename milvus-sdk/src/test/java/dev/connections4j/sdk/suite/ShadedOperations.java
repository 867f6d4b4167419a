package dev.connections4j.sdk.suite;

import io.milvus.common.clientenum.FunctionType;
import io.milvus.orm.iterator.SearchIteratorV2;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.DataType;
import io.milvus.v2.common.IndexParam;
import io.milvus.v2.service.collection.request.AddCollectionFieldReq;
import io.milvus.v2.service.collection.request.AddCollectionFunctionReq;
import io.milvus.v2.service.collection.request.AlterCollectionFieldReq;
import io.milvus.v2.service.collection.request.AlterCollectionFunctionReq;
import io.milvus.v2.service.collection.request.AlterCollectionReq;
import io.milvus.v2.service.collection.request.BatchDescribeCollectionReq;
import io.milvus.v2.service.collection.request.CreateCollectionReq;
import io.milvus.v2.service.collection.request.DescribeReplicasReq;
import io.milvus.v2.service.collection.request.DropCollectionFieldPropertiesReq;
import io.milvus.v2.service.collection.request.DropCollectionFunctionReq;
import io.milvus.v2.service.collection.request.DropCollectionPropertiesReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import io.milvus.v2.service.collection.request.GetLoadStateReq;
import io.milvus.v2.service.collection.request.ListCollectionsReq;
import io.milvus.v2.service.collection.request.LoadCollectionReq;
import io.milvus.v2.service.collection.request.RefreshLoadReq;
import io.milvus.v2.service.collection.request.TruncateCollectionReq;
import io.milvus.v2.service.database.request.AlterDatabasePropertiesReq;
import io.milvus.v2.service.database.request.AlterDatabaseReq;
import io.milvus.v2.service.database.request.DropDatabasePropertiesReq;
import io.milvus.v2.service.index.request.AlterIndexPropertiesReq;
import io.milvus.v2.service.index.request.AlterIndexReq;
import io.milvus.v2.service.index.request.CreateIndexReq;
import io.milvus.v2.service.index.request.DropIndexPropertiesReq;
import io.milvus.v2.service.utility.request.CompactReq;
import io.milvus.v2.service.utility.request.FlushAllReq;
import io.milvus.v2.service.utility.request.GetPersistentSegmentInfoReq;
import io.milvus.v2.service.utility.request.GetQuerySegmentInfoReq;
import io.milvus.v2.service.utility.request.OptimizeReq;
import io.milvus.v2.service.vector.request.InsertReq;
import io.milvus.v2.service.vector.request.SearchIteratorReqV2;
import io.milvus.v2.service.vector.response.SearchResp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the other suites leave out of the shaded SDK, on rows of its own: collections, indexes, databases, segments. */
@SuppressWarnings("deprecation") // what is deprecated is called too
final class ShadedOperations {
    private static final String NAME = "further_shelf";
    private static final String INDEX = Shelf.COVER + "_index";

    private final MilvusClientV2 client;
    private final Outcomes outcomes;
    private final Shelf shelf;

    ShadedOperations(MilvusClientV2 client, Outcomes outcomes, Shelf shelf) {
        this.client = client;
        this.outcomes = outcomes;
        this.shelf = shelf;
    }

    private void drop() {
        client.dropCollection(DropCollectionReq.builder().collectionName(NAME).build());
    }

    /** Each once. */
    void all() {
        drop();
        client.createCollection(shelf.request(NAME));
        client.insert(InsertReq.builder()
                .collectionName(NAME)
                .data(shelf.rows(0, 20, "book"))
                .build());
        outcomes.done(
                "flushAll",
                () -> client.flushAll(
                        FlushAllReq.builder().waitFlushedTimeoutMs(30_000L).build()));
        client.createIndex(CreateIndexReq.builder()
                .collectionName(NAME)
                .indexParams(shelf.indexes())
                .sync(false)
                .build());
        client.loadCollection(LoadCollectionReq.builder().collectionName(NAME).build());
        schema();
        indexesAndDatabases();
        rows();
        drop();
    }

    /** Milvus Lite cannot be waited for until it is loaded anew. */
    private void schema() {
        outcomes.of(
                "createSchema", () -> client.createSchema().getFieldSchemaList().size());
        outcomes.of(
                "CreateSchema",
                () -> MilvusClientV2.CreateSchema().getFieldSchemaList().size());
        outcomes.of(
                "listCollectionsV2",
                () -> client.listCollectionsV2(ListCollectionsReq.builder()
                                .databaseName("default")
                                .build())
                        .getCollectionNames()
                        .contains(NAME));
        outcomes.of(
                "batchDescribeCollection",
                () -> client.batchDescribeCollection(BatchDescribeCollectionReq.builder()
                                .collectionNames(List.of(NAME))
                                .build())
                        .get(0)
                        .getFieldNames());
        outcomes.of(
                "getLoadStateV2",
                () -> client.getLoadStateV2(
                                GetLoadStateReq.builder().collectionName(NAME).build())
                        .getStateName());
        outcomes.of(
                "describeReplicas",
                () -> client.describeReplicas(DescribeReplicasReq.builder()
                                .collectionName(NAME)
                                .build())
                        .getReplicas()
                        .size());
        outcomes.done(
                "refreshLoad",
                () -> client.refreshLoad(RefreshLoadReq.builder()
                        .collectionName(NAME)
                        .sync(false)
                        .build()));
        outcomes.done(
                "alterCollection",
                () -> client.alterCollection(AlterCollectionReq.builder()
                        .collectionName(NAME)
                        .property("collection.ttl.seconds", "3600")
                        .build()));
        outcomes.done(
                "dropCollectionProperties",
                () -> client.dropCollectionProperties(DropCollectionPropertiesReq.builder()
                        .collectionName(NAME)
                        .propertyKeys(List.of("collection.ttl.seconds"))
                        .build()));
        outcomes.done(
                "alterCollectionField",
                () -> client.alterCollectionField(AlterCollectionFieldReq.builder()
                        .collectionName(NAME)
                        .fieldName("title")
                        .property("max_length", "200")
                        .build()));
        outcomes.done(
                "dropCollectionFieldProperties",
                () -> client.dropCollectionFieldProperties(DropCollectionFieldPropertiesReq.builder()
                        .collectionName(NAME)
                        .fieldName("title")
                        .propertyKeys(List.of("mmap.enabled"))
                        .build()));
        outcomes.done(
                "addCollectionField",
                () -> client.addCollectionField(AddCollectionFieldReq.builder()
                        .collectionName(NAME)
                        .fieldName("year")
                        .dataType(DataType.Int64)
                        .isNullable(true)
                        .build()));
        outcomes.done(
                "addCollectionFunction",
                () -> client.addCollectionFunction(AddCollectionFunctionReq.builder()
                        .collectionName(NAME)
                        .function(function())
                        .build()));
        outcomes.done(
                "alterCollectionFunction",
                () -> client.alterCollectionFunction(AlterCollectionFunctionReq.builder()
                        .collectionName(NAME)
                        .function(function())
                        .build()));
        outcomes.done(
                "dropCollectionFunction",
                () -> client.dropCollectionFunction(DropCollectionFunctionReq.builder()
                        .collectionName(NAME)
                        .functionName("terms")
                        .build()));
    }

    private void indexesAndDatabases() {
        outcomes.done(
                "alterIndex",
                () -> client.alterIndex(AlterIndexReq.builder()
                        .collectionName(NAME)
                        .indexName(INDEX)
                        .properties(Map.of("mmap.enabled", "true"))
                        .build()));
        outcomes.done(
                "alterIndexProperties",
                () -> client.alterIndexProperties(AlterIndexPropertiesReq.builder()
                        .collectionName(NAME)
                        .indexName(INDEX)
                        .property("mmap.enabled", "true")
                        .build()));
        outcomes.done(
                "dropIndexProperties",
                () -> client.dropIndexProperties(DropIndexPropertiesReq.builder()
                        .collectionName(NAME)
                        .indexName(INDEX)
                        .propertyKeys(List.of("mmap.enabled"))
                        .build()));
        outcomes.done(
                "alterDatabase",
                () -> client.alterDatabase(AlterDatabaseReq.builder()
                        .databaseName("default")
                        .properties(Map.of("database.replica.number", "1"))
                        .build()));
        outcomes.done(
                "alterDatabaseProperties",
                () -> client.alterDatabaseProperties(AlterDatabasePropertiesReq.builder()
                        .databaseName("default")
                        .property("database.replica.number", "1")
                        .build()));
        outcomes.done(
                "dropDatabaseProperties",
                () -> client.dropDatabaseProperties(DropDatabasePropertiesReq.builder()
                        .databaseName("default")
                        .propertyKeys(List.of("database.replica.number"))
                        .build()));
    }

    private void rows() {
        outcomes.of("searchIteratorV2", () -> found());
        outcomes.of(
                "getPersistentSegmentInfo",
                () -> client
                        .getPersistentSegmentInfo(GetPersistentSegmentInfoReq.builder()
                                .collectionName(NAME)
                                .build())
                        .getSegmentInfos()
                        .stream()
                        .mapToLong(segment -> segment.getNumOfRows())
                        .sum());
        outcomes.of(
                "getQuerySegmentInfo",
                () -> client
                        .getQuerySegmentInfo(GetQuerySegmentInfoReq.builder()
                                .collectionName(NAME)
                                .build())
                        .getSegmentInfos()
                        .stream()
                        .mapToLong(segment -> segment.getNumOfRows())
                        .sum());
        outcomes.of(
                "compact",
                () -> client.compact(CompactReq.builder().collectionName(NAME).build())
                                .getCompactionID()
                        != 0);
        outcomes.of(
                "optimize",
                () -> client.optimize(OptimizeReq.builder()
                                .collectionName("nothing")
                                .timeout(60_000L)
                                .build())
                        .getResult(60_000L)
                        .getStatus());
        outcomes.done(
                "truncateCollection",
                () -> client.truncateCollection(
                        TruncateCollectionReq.builder().collectionName(NAME).build()));
    }

    private static CreateCollectionReq.Function function() {
        return CreateCollectionReq.Function.builder()
                .name("terms")
                .functionType(FunctionType.BM25)
                .inputFieldNames(List.of("title"))
                .outputFieldNames(List.of(Shelf.COVER))
                .build();
    }

    private String found() {
        SearchIteratorV2 rows = client.searchIteratorV2(SearchIteratorReqV2.builder()
                .collectionName(NAME)
                .vectorFieldName(Shelf.COVER)
                .vectors(Shelf.query(7, 1))
                .metricType(IndexParam.MetricType.L2)
                .batchSize(10)
                .limit(20)
                .consistencyLevel(ConsistencyLevel.STRONG)
                .build());
        List<Object> ids = new ArrayList<>();
        for (List<SearchResp.SearchResult> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
            batch.forEach(result -> ids.add(result.getId()));
        }
        rows.close();
        return ids.toString();
    }
}
