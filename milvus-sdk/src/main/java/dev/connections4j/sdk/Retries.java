package dev.connections4j.sdk;

import dev.connections4j.Connection;
import dev.connections4j.parameters.ResolvedParameters;
import io.grpc.ConnectivityState;
import io.milvus.shaded.io.grpc.StatusRuntimeException;
import io.milvus.v2.client.RetryConfig;
import io.milvus.v2.exception.ErrorCode;
import io.milvus.v2.exception.MilvusClientException;
import io.milvus.v2.utils.RpcUtils;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * The SDK's retries: as often, with its pauses, as {@link RetryConfig} says. What time does not mend ends the operation at once; every exception has the
 * last failure as its cause; a pause ends early when the connection is ready again.
 */
final class Retries extends RpcUtils {
    private final Connection connection;
    private final Runnable afterReplace;
    private volatile ResolvedParameters seen;
    private volatile RetryConfig config = RetryConfig.builder().build();

    Retries(Connection connection, Runnable afterReplace) {
        this.connection = connection;
        this.afterReplace = afterReplace;
        this.seen = connection.parameters();
    }

    @Override
    public void retryConfig(RetryConfig retryConfig) {
        config = retryConfig;
    }

    @Override
    public <T> T retry(Callable<T> operation) {
        RetryConfig rules = config;
        long start = System.nanoTime();
        long pauseMillis = rules.getInitialBackOffMs();
        for (int attempt = 1; ; attempt++) {
            noticeReplace();
            RuntimeException failure;
            boolean wasReady = connection.state() == ConnectivityState.READY;
            try {
                return operation.call();
            } catch (StatusRuntimeException e) {
                failure = CallFailure.withItsCode(e);
                if (rules.getMaxRetryTimes() <= 1 || !RpcFailures.mayPass(connection, CallFailure.end(e))) {
                    throw failed(ErrorCode.RPC_ERROR, said(failure), failure);
                }
            } catch (MilvusClientException e) {
                failure = Refusals.explained(connection, e);
                if (rules.getMaxRetryTimes() <= 1 || !rules.isRetryOnRateLimit() || !Refusals.isRateLimit(e)) {
                    throw e;
                }
            } catch (Exception e) {
                throw new MilvusClientException(ErrorCode.CLIENT_ERROR, e);
            }
            if (attempt >= rules.getMaxRetryTimes()) {
                throw failed(ErrorCode.TIMEOUT, "given up after " + attempt + " attempts: " + said(failure), failure);
            }
            long limit = rules.getMaxRetryTimeoutMs();
            long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (limit > 0 && elapsed + pauseMillis >= limit) {
                throw failed(
                        ErrorCode.TIMEOUT,
                        "given up after " + attempt + " attempts, at the retry timeout of " + limit + " ms: "
                                + said(failure),
                        failure);
            }
            pause(wasReady, pauseMillis, failure);
            pauseMillis = Math.min(pauseMillis * rules.getBackOffMultiplier(), rules.getMaxBackOffMs());
        }
    }

    private void noticeReplace() {
        ResolvedParameters now = connection.parameters();
        if (now != seen) {
            afterReplace.run();
            seen = now;
        }
    }

    private void pause(boolean wasReady, long millis, RuntimeException failure) {
        try {
            ReadyAgain.await(connection, wasReady, millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(ErrorCode.CLIENT_ERROR, "interrupted between two attempts: " + said(failure), failure);
        }
    }

    private String said(RuntimeException failure) {
        return failure instanceof StatusRuntimeException rpc
                ? RpcFailures.sentence(connection, CallFailure.end(rpc))
                : String.valueOf(failure.getMessage());
    }

    private static MilvusClientException failed(ErrorCode code, String message, RuntimeException cause) {
        MilvusClientException failed = new MilvusClientException(code, message);
        failed.initCause(cause);
        return failed;
    }
}
