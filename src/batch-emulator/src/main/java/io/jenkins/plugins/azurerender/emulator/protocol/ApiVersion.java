package io.jenkins.plugins.azurerender.emulator.protocol;

import io.jenkins.plugins.azurerender.emulator.http.Request;

/** Supported API versions: 2022-10-01 to 2025-06-01. */
public final class ApiVersion {
    private static final String OLDEST = "2022-10-01";
    private static final String NEWEST = "2025-06-01";

    private ApiVersion() {}

    /** @throws ServiceException if the api-version is missing or not supported */
    public static void check(Request request) {
        String version = request.query().get("api-version");
        if (version == null) {
            throw ErrorCode.MissingRequiredQueryParameter.with("QueryParameterName", "api-version");
        }
        boolean known = version.matches("\\d{4}-\\d{2}-\\d{2}\\.\\d+\\.\\d+")
                && version.substring(0, 10).compareTo(OLDEST) >= 0
                && version.substring(0, 10).compareTo(NEWEST) <= 0;
        if (!known) {
            throw ErrorCode.UnsupportedRequestVersion.with(
                    "QueryParameterName", "api-version", "QueryParameterValue", version);
        }
    }
}
