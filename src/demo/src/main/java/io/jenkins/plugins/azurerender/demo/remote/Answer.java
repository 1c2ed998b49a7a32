package io.jenkins.plugins.azurerender.demo.remote;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What Jenkins answered: status, headers and the whole body. */
record Answer(int status, HttpHeaders headers, byte[] body) {

    /** Whether Jenkins did what it was asked; a form that was taken is answered by a redirect. */
    boolean isGood() {
        return status >= 200 && status < 400;
    }

    boolean isMissing() {
        return status == 404;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The header's value, or empty. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
