package dev.connections4j.sdk.suite;

import io.milvus.orm.iterator.QueryIterator;
import io.milvus.orm.iterator.SearchIterator;
import io.milvus.response.QueryResultsWrapper;
import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.IndexParam;
import io.milvus.v2.service.utility.request.FlushReq;
import io.milvus.v2.service.vector.request.DeleteReq;
import io.milvus.v2.service.vector.request.GetReq;
import io.milvus.v2.service.vector.request.InsertReq;
import io.milvus.v2.service.vector.request.QueryIteratorReq;
import io.milvus.v2.service.vector.request.QueryReq;
import io.milvus.v2.service.vector.request.SearchIteratorReq;
import io.milvus.v2.service.vector.request.SearchReq;
import io.milvus.v2.service.vector.request.UpsertReq;
import io.milvus.v2.service.vector.request.data.FloatVec;
import io.milvus.v2.service.vector.response.SearchResp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows: written, read, searched. */
final class VectorOperations {
    private final MilvusClientV2 client;
    private final Outcomes outcomes;
    private final Shelf shelf;

    VectorOperations(MilvusClientV2 client, Outcomes outcomes, Shelf shelf) {
        this.client = client;
        this.outcomes = outcomes;
        this.shelf = shelf;
    }

    void write() {
        outcomes.of(
                "insert",
                () -> client.insert(InsertReq.builder()
                                .collectionName(Shelf.NAME)
                                .data(shelf.rows(0, Shelf.ROWS, "book"))
                                .build())
                        .getInsertCnt());
        outcomes.of(
                "insert into nothing",
                () -> client.insert(InsertReq.builder()
                                .collectionName("nothing")
                                .data(shelf.rows(0, 1, "book"))
                                .build())
                        .getInsertCnt());
        outcomes.done(
                "flush",
                () -> client.flush(
                        FlushReq.builder().collectionNames(List.of(Shelf.NAME)).build()));
    }

    void change() {
        outcomes.of(
                "upsert",
                () -> client.upsert(UpsertReq.builder()
                                .collectionName(Shelf.NAME)
                                .data(shelf.rows(10, 20, "second edition"))
                                .build())
                        .getUpsertCnt());
        outcomes.of(
                "delete",
                () -> client.delete(DeleteReq.builder()
                                .collectionName(Shelf.NAME)
                                .ids(List.of(30L, 31L, 32L))
                                .build())
                        .getDeleteCnt());
        outcomes.of(
                "delete by filter",
                () -> client.delete(DeleteReq.builder()
                                .collectionName(Shelf.NAME)
                                .filter("id in [40, 41]")
                                .build())
                        .getDeleteCnt());
    }

    void read() {
        outcomes.of(
                "get",
                () -> client
                        .get(GetReq.builder()
                                .collectionName(Shelf.NAME)
                                .ids(List.of(1L, 15L, 30L))
                                .outputFields(List.of("id", "title"))
                                .build())
                        .getGetResults()
                        .stream()
                        .map(result -> new TreeMap<>(result.getEntity()).toString())
                        .sorted()
                        .toList());
        outcomes.of(
                "query",
                () -> client
                        .query(QueryReq.builder()
                                .collectionName(Shelf.NAME)
                                .filter("id >= 12 and id < 50")
                                .outputFields(List.of("id", "title", Shelf.COVER))
                                .consistencyLevel(ConsistencyLevel.STRONG)
                                .build())
                        .getQueryResults()
                        .stream()
                        .map(result -> new TreeMap<>(result.getEntity()).toString())
                        .sorted()
                        .toList());
        outcomes.of(
                "query in vain",
                () -> client.query(QueryReq.builder()
                        .collectionName(Shelf.NAME)
                        .filter("no such filter")
                        .build()));
    }

    void search() {
        outcomes.of(
                "search",
                () -> found(client.search(SearchReq.builder()
                        .collectionName(Shelf.NAME)
                        .annsField(Shelf.COVER)
                        .data(Shelf.query(7, 1))
                        .limit(10)
                        .filter("id < 150")
                        .outputFields(List.of("title"))
                        .searchParams(Map.of("ef", 200))
                        .consistencyLevel(ConsistencyLevel.STRONG)
                        .build())));
        outcomes.of("hybrid search", () -> found(HybridOperation.search(client, shelf)));
        outcomes.of(
                "search of another dimension",
                () -> found(client.search(SearchReq.builder()
                        .collectionName(Shelf.NAME)
                        .annsField(Shelf.COVER)
                        .data(List.of(new FloatVec(new float[] {1, 2})))
                        .limit(1)
                        .build())));
    }

    private static String found(SearchResp answer) {
        return answer.getSearchResults().get(0).stream()
                .map(result -> result.getId() + " " + result.getScore() + " " + new TreeMap<>(result.getEntity()))
                .toList()
                .toString();
    }

    void iterate() {
        outcomes.of("query iterator", () -> {
            QueryIterator rows = client.queryIterator(QueryIteratorReq.builder()
                    .collectionName(Shelf.NAME)
                    .expr("id >= 0")
                    .outputFields(List.of("id"))
                    .batchSize(30)
                    .consistencyLevel(ConsistencyLevel.STRONG)
                    .build());
            TreeSet<Long> ids = new TreeSet<>();
            int batches = 0;
            for (List<QueryResultsWrapper.RowRecord> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
                batch.forEach(row -> ids.add((Long) row.get("id")));
                batches++;
            }
            rows.close();
            return batches + " batches: " + ids;
        });
        outcomes.of("search iterator", () -> {
            SearchIterator rows = client.searchIterator(SearchIteratorReq.builder()
                    .collectionName(Shelf.NAME)
                    .vectorFieldName(Shelf.COVER)
                    .vectors(Shelf.query(7, 1))
                    .metricType(IndexParam.MetricType.L2)
                    .params("{\"ef\": 200}")
                    .batchSize(10)
                    .limit(30)
                    .outputFields(List.of("title"))
                    .consistencyLevel(ConsistencyLevel.STRONG)
                    .build());
            List<Object> titles = new ArrayList<>();
            for (List<QueryResultsWrapper.RowRecord> batch = rows.next(); !batch.isEmpty(); batch = rows.next()) {
                batch.forEach(row -> titles.add(row.get("title")));
            }
            rows.close();
            return titles;
        });
    }
}
