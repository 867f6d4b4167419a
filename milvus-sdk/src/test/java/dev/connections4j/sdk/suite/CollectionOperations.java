package dev.connections4j.sdk.suite;

import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.service.collection.request.AlterCollectionPropertiesReq;
import io.milvus.v2.service.collection.request.DescribeCollectionReq;
import io.milvus.v2.service.collection.request.DropCollectionReq;
import io.milvus.v2.service.collection.request.GetCollectionStatsReq;
import io.milvus.v2.service.collection.request.GetLoadStateReq;
import io.milvus.v2.service.collection.request.HasCollectionReq;
import io.milvus.v2.service.collection.request.LoadCollectionReq;
import io.milvus.v2.service.collection.request.ReleaseCollectionReq;
import io.milvus.v2.service.collection.request.RenameCollectionReq;
import io.milvus.v2.service.collection.response.DescribeCollectionResp;
import io.milvus.v2.service.database.request.CreateDatabaseReq;
import io.milvus.v2.service.database.request.DescribeDatabaseReq;
import io.milvus.v2.service.database.request.DropDatabaseReq;
import io.milvus.v2.service.index.request.CreateIndexReq;
import io.milvus.v2.service.index.request.DescribeIndexReq;
import io.milvus.v2.service.index.request.DropIndexReq;
import io.milvus.v2.service.index.request.ListIndexesReq;
import io.milvus.v2.service.index.response.DescribeIndexResp;
import io.milvus.v2.service.partition.request.CreatePartitionReq;
import io.milvus.v2.service.partition.request.DropPartitionReq;
import io.milvus.v2.service.partition.request.GetPartitionStatsReq;
import io.milvus.v2.service.partition.request.HasPartitionReq;
import io.milvus.v2.service.partition.request.ListPartitionsReq;
import io.milvus.v2.service.partition.request.LoadPartitionsReq;
import io.milvus.v2.service.partition.request.ReleasePartitionsReq;
import io.milvus.v2.service.utility.request.AlterAliasReq;
import io.milvus.v2.service.utility.request.CreateAliasReq;
import io.milvus.v2.service.utility.request.DescribeAliasReq;
import io.milvus.v2.service.utility.request.DropAliasReq;
import io.milvus.v2.service.utility.request.ListAliasesReq;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Databases, collections, partitions, indexes and aliases. */
final class CollectionOperations {
    private static final String OTHER = "other_shelf";
    private static final String PART = "novels";

    private final MilvusClientV2 client;
    private final Outcomes outcomes;
    private final Shelf shelf;

    CollectionOperations(MilvusClientV2 client, Outcomes outcomes, Shelf shelf) {
        this.client = client;
        this.outcomes = outcomes;
        this.shelf = shelf;
    }

    private void drop(String name) {
        outcomes.done(
                "drop " + name,
                () -> client.dropCollection(
                        DropCollectionReq.builder().collectionName(name).build()));
    }

    void databases() {
        outcomes.done(
                "create database",
                () -> client.createDatabase(
                        CreateDatabaseReq.builder().databaseName("library").build()));
        outcomes.of("list databases", () -> new TreeSet<>(client.listDatabases().getDatabaseNames()));
        outcomes.of(
                "describe database",
                () -> client.describeDatabase(DescribeDatabaseReq.builder()
                                .databaseName("library")
                                .build())
                        .getDatabaseName());
        outcomes.done("use database", () -> use("library"));
        outcomes.of("current database", () -> client.currentUsedDatabase());
        outcomes.done("create there", () -> client.createCollection(shelf.request(OTHER)));
        outcomes.of("list there", () -> client.listCollections().getCollectionNames());
        drop(OTHER);
        outcomes.done("use the default database", () -> use("default"));
        outcomes.of("list here", () -> client.listCollections().getCollectionNames());
        outcomes.done("use a database that is not there", () -> use("nowhere"));
        outcomes.done(
                "drop database",
                () -> client.dropDatabase(
                        DropDatabaseReq.builder().databaseName("library").build()));
    }

    private void use(String database) {
        try {
            client.useDatabase(database);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void create() {
        outcomes.done("create", () -> client.createCollection(shelf.request(Shelf.NAME)));
        outcomes.done("create again", () -> client.createCollection(shelf.request(Shelf.NAME)));
        outcomes.of(
                "has",
                () -> client.hasCollection(
                        HasCollectionReq.builder().collectionName(Shelf.NAME).build()));
        outcomes.of(
                "has not",
                () -> client.hasCollection(
                        HasCollectionReq.builder().collectionName("nothing").build()));
        outcomes.of("describe", () -> described(Shelf.NAME));
        outcomes.of("describe what is not there", () -> described("nothing"));
        outcomes.done("create another", () -> client.createCollection(shelf.request(OTHER)));
        outcomes.done(
                "rename",
                () -> client.renameCollection(RenameCollectionReq.builder()
                        .collectionName(OTHER)
                        .newCollectionName("renamed")
                        .build()));
        outcomes.of("list", () -> new TreeSet<>(client.listCollections().getCollectionNames()));
        outcomes.done(
                "alter",
                () -> client.alterCollectionProperties(AlterCollectionPropertiesReq.builder()
                        .collectionName("renamed")
                        .properties(Map.of("collection.ttl.seconds", "3600"))
                        .build()));
        drop("renamed");
        drop(OTHER);
    }

    private String described(String name) {
        DescribeCollectionResp is = client.describeCollection(
                DescribeCollectionReq.builder().collectionName(name).build());
        return is.getCollectionName() + ", " + is.getFieldNames() + ", " + is.getVectorFieldNames() + ", "
                + is.getPrimaryFieldName() + ", " + is.getAutoID() + ", " + is.getEnableDynamicField() + ", "
                + is.getConsistencyLevel() + ", " + is.getShardsNum();
    }

    /** Milvus Lite cannot be waited for: it lacks the call for that. */
    void indexes(boolean waits) {
        outcomes.done(
                "create indexes",
                () -> client.createIndex(CreateIndexReq.builder()
                        .collectionName(Shelf.NAME)
                        .indexParams(shelf.indexes())
                        .sync(waits)
                        .build()));
        outcomes.of(
                "list indexes",
                () -> new TreeSet<>(client.listIndexes(
                        ListIndexesReq.builder().collectionName(Shelf.NAME).build())));
        outcomes.of("describe index", () -> {
            DescribeIndexResp.IndexDesc is = client.describeIndex(DescribeIndexReq.builder()
                            .collectionName(Shelf.NAME)
                            .fieldName(Shelf.COVER)
                            .build())
                    .getIndexDescriptions()
                    .get(0);
            return is.getIndexName() + ", " + is.getIndexType() + ", " + is.getMetricType();
        });
        outcomes.done(
                "drop an index that is not there",
                () -> client.dropIndex(DropIndexReq.builder()
                        .collectionName(Shelf.NAME)
                        .indexName("nothing")
                        .build()));
    }

    void load() {
        outcomes.done(
                "load",
                () -> client.loadCollection(
                        LoadCollectionReq.builder().collectionName(Shelf.NAME).build()));
        outcomes.of(
                "is loaded",
                () -> client.getLoadState(
                        GetLoadStateReq.builder().collectionName(Shelf.NAME).build()));
    }

    void partitions() {
        outcomes.done(
                "create partition",
                () -> client.createPartition(CreatePartitionReq.builder()
                        .collectionName(Shelf.NAME)
                        .partitionName(PART)
                        .build()));
        outcomes.of(
                "has partition",
                () -> client.hasPartition(HasPartitionReq.builder()
                        .collectionName(Shelf.NAME)
                        .partitionName(PART)
                        .build()));
        outcomes.of(
                "list partitions",
                () -> new TreeSet<>(client.listPartitions(
                        ListPartitionsReq.builder().collectionName(Shelf.NAME).build())));
        outcomes.done(
                "load partition",
                () -> client.loadPartitions(LoadPartitionsReq.builder()
                        .collectionName(Shelf.NAME)
                        .partitionNames(List.of(PART))
                        .build()));
        outcomes.of(
                "partition's rows",
                () -> client.getPartitionStats(GetPartitionStatsReq.builder()
                                .collectionName(Shelf.NAME)
                                .partitionName(PART)
                                .build())
                        .getNumOfEntities());
        outcomes.done(
                "release partition",
                () -> client.releasePartitions(ReleasePartitionsReq.builder()
                        .collectionName(Shelf.NAME)
                        .partitionNames(List.of(PART))
                        .build()));
        outcomes.done(
                "drop partition",
                () -> client.dropPartition(DropPartitionReq.builder()
                        .collectionName(Shelf.NAME)
                        .partitionName(PART)
                        .build()));
    }

    void aliases() {
        outcomes.done(
                "create alias",
                () -> client.createAlias(CreateAliasReq.builder()
                        .collectionName(Shelf.NAME)
                        .alias("favourites")
                        .build()));
        outcomes.of(
                "describe alias",
                () -> client.describeAlias(
                                DescribeAliasReq.builder().alias("favourites").build())
                        .getCollectionName());
        outcomes.of(
                "list aliases",
                () -> client.listAliases(ListAliasesReq.builder()
                                .collectionName(Shelf.NAME)
                                .build())
                        .getAlias());
        outcomes.done(
                "alter alias",
                () -> client.alterAlias(AlterAliasReq.builder()
                        .collectionName(Shelf.NAME)
                        .alias("favourites")
                        .build()));
        outcomes.of("describe by alias", () -> described("favourites"));
        outcomes.done(
                "drop alias",
                () -> client.dropAlias(
                        DropAliasReq.builder().alias("favourites").build()));
    }

    void end() {
        outcomes.of(
                "rows",
                () -> client.getCollectionStats(GetCollectionStatsReq.builder()
                                .collectionName(Shelf.NAME)
                                .build())
                        .getNumOfEntities());
        outcomes.done(
                "release",
                () -> client.releaseCollection(ReleaseCollectionReq.builder()
                        .collectionName(Shelf.NAME)
                        .build()));
        for (String index : List.of("cover_index", "text_index")) {
            outcomes.done(
                    "drop " + index,
                    () -> client.dropIndex(DropIndexReq.builder()
                            .collectionName(Shelf.NAME)
                            .indexName(index)
                            .build()));
        }
        drop(Shelf.NAME);
    }
}
