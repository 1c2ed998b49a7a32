package io.jenkins.plugins.azurerender.demo.remote;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** A response of Jenkins with its complete body. */
record JenkinsResponse(int status, HttpHeaders headers, byte[] body) {

    /** Returns whether the request succeeded; Jenkins responds to accepted forms with a redirect. */
    boolean isSuccess() {
        return status >= 200 && status < 400;
    }

    boolean isMissing() {
        return status == 404;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the value of a header, or "". */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
