package dev.connections4j.link;

import io.grpc.Status;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a call ends that was answered by HTTP without gRPC, as gateways do: on one line and without their page, which gRPC shows whole. */
final class HttpAnswerStatus {
    /** gRPC's own words, on every transport. */
    private static final Pattern DESCRIBED = Pattern.compile("HTTP status code (\\d{1,3})\\b.*", Pattern.DOTALL);

    private HttpAnswerStatus() {}

    /**
     * The status as callers see it.
     *
     * @param subject the connection, with alias and address
     * @param status the transport's
     * @return the same with another description, or the same if it is no such answer
     */
    static Status of(String subject, Status status) {
        String description = status.getDescription();
        Matcher described = description == null ? null : DESCRIBED.matcher(description);
        if (described == null || !described.matches()) {
            return status;
        }
        String code = described.group(1);
        return status.withDescription(subject + ": the call was answered with HTTP " + code + ", without gRPC; "
                + meaning(Integer.parseInt(code)));
    }

    private static String meaning(int code) {
        return switch (code) {
            case 413 -> "the proxy in front takes no request as large (nginx: client_max_body_size)";
            case 429 -> "the proxy in front limits the rate";
            case 502, 503 -> "the proxy in front does not reach the server";
            case 408, 504 ->
                "the proxy in front has waited too long (nginx: grpc_read_timeout; haproxy: timeout server)";
            default -> "the proxy in front does not pass gRPC on";
        };
    }
}
