package io.jenkins.plugins.azurerender.emulator.protocol;

import io.jenkins.plugins.azurerender.emulator.http.Request;

/** Limits that hold for every call. */
public final class RequestLimits {
    /** Bytes a request's body may have. */
    public static final int MOST_BYTES = 1024 * 1024;

    private RequestLimits() {}

    /** @throws ServiceException when the body is too large or the timeout is no number */
    public static void check(Request request) {
        if (request.bodyCutOff() || request.bodyLength() > MOST_BYTES) {
            throw ErrorCode.RequestBodyTooLarge.with("MaxLimit", String.valueOf(MOST_BYTES));
        }
        String timeout = request.query().get("timeout");
        if (timeout != null && !timeout.matches("\\d{1,9}")) {
            throw ErrorCode.InvalidQueryParameterValue.with(
                    "QueryParameterName", "timeout", "QueryParameterValue", timeout);
        }
        String expand = request.query().get("$expand");
        if (expand != null && !expand.equals("stats") && !expand.isEmpty()) {
            throw ErrorCode.InvalidQueryParameterValue.with(
                    "QueryParameterName", "$expand", "QueryParameterValue", expand);
        }
    }
}
