package io.jenkins.plugins.azurerender.emulator.protocol;

import io.jenkins.plugins.azurerender.emulator.http.Request;

/** Limits of all calls. */
public final class RequestLimits {
    /** Maximum size of a request body in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private RequestLimits() {}

    /** @throws ServiceException if the body is too large or a common query parameter is invalid */
    public static void check(Request request) {
        if (request.bodyCutOff() || request.bodyLength() > MAX_BYTES) {
            throw ErrorCode.RequestBodyTooLarge.with("MaxLimit", String.valueOf(MAX_BYTES));
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
