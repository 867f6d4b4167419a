package dev.connections4j.sdk.suite;

import io.milvus.v2.exception.ErrorCode;
import io.milvus.v2.exception.MilvusClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each operation gave, as text that two clients can be compared by: the result, or what kind of failure and the server's words. */
final class Outcomes {
    /** Of an RPC error the code counts: each client words it in its way. */
    private static final Pattern RPC_CODE = Pattern.compile("\\b([A-Z]+_?[A-Z]+(?:_[A-Z]+)*): ");

    /** Where the tests run once more, on the SDK that the adapter goes back to. */
    static final boolean OLD_SDK = System.getProperty("sdk.expected", "").startsWith("2.5.");

    private final List<String> lines = new ArrayList<>();

    void of(String operation, Callable<?> call) {
        lines.add(operation + " -> " + outcome(call));
    }

    /** An operation without a result. */
    void done(String operation, Runnable call) {
        of(operation, () -> {
            call.run();
            return "done";
        });
    }

    private static String outcome(Callable<?> call) {
        try {
            return String.valueOf(call.call());
        } catch (MilvusClientException e) {
            String text = e.getErrorCode() == ErrorCode.RPC_ERROR ? rpcCode(e.getMessage()) : steady(e.getMessage());
            return "failed: " + e.getErrorCode() + ", " + e.getServerErrCode() + ", " + text;
        } catch (Exception e) {
            return "failed: " + e.getClass().getName() + ", " + steady(e.getMessage());
        } catch (LinkageError e) {
            return "not in this version of the SDK";
        }
    }

    private static String rpcCode(String message) {
        Matcher code = RPC_CODE.matcher(message);
        return code.find() ? code.group(1) : message;
    }

    /** Without numbers, some of which a server counts up. */
    private static String steady(String message) {
        return String.valueOf(message).replaceAll("\\d+", "N");
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
