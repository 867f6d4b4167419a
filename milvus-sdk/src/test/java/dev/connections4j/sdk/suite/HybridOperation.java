package dev.connections4j.sdk.suite;

import io.milvus.v2.client.MilvusClientV2;
import io.milvus.v2.common.ConsistencyLevel;
import io.milvus.v2.common.IndexParam;
import io.milvus.v2.service.vector.request.AnnSearchReq;
import io.milvus.v2.service.vector.request.HybridSearchReq;
import io.milvus.v2.service.vector.request.ranker.RRFRanker;
import io.milvus.v2.service.vector.response.SearchResp;
import java.util.List;

/** A search by two vectors at once. Rankers have another type in the SDK's 2.5, which this class does not load with. */
final class HybridOperation {
    private HybridOperation() {}

    static SearchResp search(MilvusClientV2 client, Shelf shelf) {
        return client.hybridSearch(HybridSearchReq.builder()
                .collectionName(Shelf.NAME)
                .searchRequests(List.of(part(Shelf.COVER), part(shelf.second())))
                .ranker(RRFRanker.builder().k(60).build())
                .limit(5)
                .outFields(List.of("title"))
                .consistencyLevel(ConsistencyLevel.STRONG)
                .build());
    }

    private static AnnSearchReq part(String field) {
        return AnnSearchReq.builder()
                .vectorFieldName(field)
                .vectors(Shelf.query(7, Shelf.seed(field)))
                .metricType(IndexParam.MetricType.L2)
                .params("{\"ef\": 200}")
                .limit(20)
                .build();
    }
}
