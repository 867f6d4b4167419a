package dev.connections4j.sdk.suite;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.milvus.client.MilvusServiceClient;
import io.milvus.common.clientenum.ConsistencyLevelEnum;
import io.milvus.grpc.DataType;
import io.milvus.grpc.QueryResults;
import io.milvus.grpc.SearchResults;
import io.milvus.param.IndexType;
import io.milvus.param.MetricType;
import io.milvus.param.R;
import io.milvus.param.collection.CreateCollectionParam;
import io.milvus.param.collection.DropCollectionParam;
import io.milvus.param.collection.FieldType;
import io.milvus.param.collection.LoadCollectionParam;
import io.milvus.param.dml.AnnSearchParam;
import io.milvus.param.dml.HybridSearchParam;
import io.milvus.param.dml.InsertParam;
import io.milvus.param.dml.QueryParam;
import io.milvus.param.dml.SearchParam;
import io.milvus.param.dml.UpsertParam;
import io.milvus.param.dml.ranker.RRFRanker;
import io.milvus.param.index.CreateIndexParam;
import io.milvus.response.QueryResultsWrapper;
import io.milvus.response.SearchResultsWrapper;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The asynchronous calls of version 1, and what has to be there for them. */
@SuppressWarnings("deprecation") // the oldest SDK has no other names
final class AsyncOperations {
    private static final String NAME = "async_shelf";

    private final MilvusServiceClient client;
    private final Outcomes outcomes;

    AsyncOperations(MilvusServiceClient client, Outcomes outcomes) {
        this.client = client;
        this.outcomes = outcomes;
    }

    void all() {
        done("create", create());
        async("insert", client.insertAsync(insert(NAME, 0, 50)), result -> result.getInsertCnt());
        outcomes.of("insert into nothing", () -> client.insertAsync(insert("nothing", 0, 1)));
        async("upsert", client.upsertAsync(upsert()), result -> result.getUpsertCnt());
        done("index", index());
        done(
                "load",
                client.loadCollection(LoadCollectionParam.newBuilder()
                        .withCollectionName(NAME)
                        .build()));
        async("query", client.queryAsync(query("id in [3, 7]")), AsyncOperations::titles);
        async("query in vain", client.queryAsync(query("no such filter")), AsyncOperations::titles);
        async("search", client.searchAsync(search(2)), AsyncOperations::found);
        async("search of another dimension", client.searchAsync(search(3)), AsyncOperations::found);
        async("hybrid search", client.hybridSearchAsync(hybrid()), AsyncOperations::found);
        many();
        client.searchAsync(search(2)).cancel(true);
        done(
                "drop",
                client.dropCollection(DropCollectionParam.newBuilder()
                        .withCollectionName(NAME)
                        .build()));
    }

    /** At the same time; each answer goes to whom asked for it. */
    private void many() {
        List<CompletableFuture<String>> answers = IntStream.range(0, 50)
                .mapToObj(id -> {
                    ListenableFuture<R<QueryResults>> answer = client.queryAsync(query("id == " + id));
                    CompletableFuture<String> text = new CompletableFuture<>();
                    answer.addListener(() -> text.complete(outcome(answer, AsyncOperations::titles)), Runnable::run);
                    return text;
                })
                .toList();
        outcomes.of(
                "many queries",
                () -> answers.stream()
                        .map(each -> each.orTimeout(60, TimeUnit.SECONDS).join())
                        .toList());
    }

    private void done(String operation, R<?> result) {
        outcomes.of(operation, () -> result.getStatus() + " " + result.getMessage());
    }

    private <T> void async(String operation, ListenableFuture<R<T>> answer, Function<T, ?> result) {
        outcomes.of(operation, () -> outcome(answer, result));
    }

    private static <T> String outcome(ListenableFuture<R<T>> answer, Function<T, ?> result) {
        try {
            R<T> got = answer.get(60, TimeUnit.SECONDS);
            return got.getStatus() == R.Status.Success.getCode()
                    ? String.valueOf(result.apply(got.getData()))
                    : "failed: " + got.getStatus() + ", " + got.getMessage().replaceAll("\\d+", "N");
        } catch (ExecutionException e) {
            return "failed: " + e.getCause();
        } catch (Exception e) {
            return "failed: " + e;
        }
    }

    private static List<Object> titles(QueryResults results) {
        return new QueryResultsWrapper(results)
                .getRowRecords().stream().map(row -> row.get("title")).toList();
    }

    private static List<Long> found(SearchResults results) {
        return new SearchResultsWrapper(results.getResults())
                .getIDScore(0).stream()
                        .map(SearchResultsWrapper.IDScore::getLongID)
                        .toList();
    }

    private R<?> create() {
        return client.createCollection(CreateCollectionParam.newBuilder()
                .withCollectionName(NAME)
                .withFieldTypes(List.of(
                        FieldType.newBuilder()
                                .withName("id")
                                .withDataType(DataType.Int64)
                                .withPrimaryKey(true)
                                .build(),
                        FieldType.newBuilder()
                                .withName("title")
                                .withDataType(DataType.VarChar)
                                .withMaxLength(100)
                                .build(),
                        FieldType.newBuilder()
                                .withName("cover")
                                .withDataType(DataType.FloatVector)
                                .withDimension(2)
                                .build()))
                .withConsistencyLevel(ConsistencyLevelEnum.STRONG)
                .build());
    }

    private R<?> index() {
        return client.createIndex(CreateIndexParam.newBuilder()
                .withCollectionName(NAME)
                .withFieldName("cover")
                .withIndexType(IndexType.FLAT)
                .withMetricType(MetricType.L2)
                .withExtraParam("{}")
                .build());
    }

    private static List<JsonObject> rows(int from, int to, String title) {
        return IntStream.range(from, to)
                .mapToObj(id -> {
                    JsonObject row = new JsonObject();
                    row.addProperty("id", (long) id);
                    row.addProperty("title", title + " " + id);
                    JsonArray cover = new JsonArray();
                    cover.add(id);
                    cover.add(-id);
                    row.add("cover", cover);
                    return row;
                })
                .toList();
    }

    private static InsertParam insert(String collection, int from, int to) {
        return InsertParam.newBuilder()
                .withCollectionName(collection)
                .withRows(rows(from, to, "book"))
                .build();
    }

    private static UpsertParam upsert() {
        return UpsertParam.newBuilder()
                .withCollectionName(NAME)
                .withRows(rows(5, 10, "second edition"))
                .build();
    }

    private static QueryParam query(String filter) {
        return QueryParam.newBuilder()
                .withCollectionName(NAME)
                .withExpr(filter)
                .withOutFields(List.of("id", "title"))
                .withConsistencyLevel(ConsistencyLevelEnum.STRONG)
                .build();
    }

    private static SearchParam search(int dimension) {
        return SearchParam.newBuilder()
                .withCollectionName(NAME)
                .withVectorFieldName("cover")
                .withMetricType(MetricType.L2)
                .withFloatVectors(List.of(List.of(7f, -7f, 0f).subList(0, dimension)))
                .withTopK(3)
                .withConsistencyLevel(ConsistencyLevelEnum.STRONG)
                .build();
    }

    private static HybridSearchParam hybrid() {
        return HybridSearchParam.newBuilder()
                .withCollectionName(NAME)
                .addSearchRequest(AnnSearchParam.newBuilder()
                        .withVectorFieldName("cover")
                        .withMetricType(MetricType.L2)
                        .withFloatVectors(List.of(List.of(7f, -7f)))
                        .withTopK(3)
                        .build())
                .withRanker(RRFRanker.newBuilder().withK(60).build())
                .withTopK(3)
                .build();
    }
}
