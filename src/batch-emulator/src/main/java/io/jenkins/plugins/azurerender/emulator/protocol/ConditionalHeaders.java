package io.jenkins.plugins.azurerender.emulator.protocol;

import io.jenkins.plugins.azurerender.emulator.http.Request;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** Evaluates the four conditional headers. */
public final class ConditionalHeaders {
    private ConditionalHeaders() {}

    /**
     * Returns normally if all conditions are met.
     *
     * @param tag the entity's ETag; null if it has none
     * @throws ServiceException ConditionNotMet, or NotModified for reads of an unchanged entity
     */
    public static void check(Request request, String tag, Instant modified) {
        Instant seconds = modified.truncatedTo(ChronoUnit.SECONDS);
        String match = request.header("If-Match");
        if (match != null && !names(match, tag)) {
            throw ErrorCode.ConditionNotMet.with();
        }
        Instant unmodifiedSince = date(request, "If-Unmodified-Since");
        if (unmodifiedSince != null && seconds.isAfter(unmodifiedSince)) {
            throw ErrorCode.ConditionNotMet.with();
        }
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        String noneMatch = request.header("If-None-Match");
        Instant modifiedSince = date(request, "If-Modified-Since");
        boolean known =
                noneMatch != null ? names(noneMatch, tag) : modifiedSince != null && !seconds.isAfter(modifiedSince);
        if (known) {
            throw reading ? ErrorCode.NotModified.with() : ErrorCode.ConditionNotMet.with();
        }
    }

    private static boolean names(String header, String tag) {
        for (String one : header.split(",")) {
            String bare = one.trim().replaceAll("^W/", "").replace("\"", "");
            if (bare.equals("*") || bare.equals(tag)) {
                return true;
            }
        }
        return false;
    }

    private static Instant date(Request request, String name) {
        String text = request.header(name);
        if (text == null) {
            return null;
        }
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeParseException e) {
            throw ErrorCode.InvalidHeaderValue.with("HeaderName", name, "HeaderValue", text);
        }
    }
}
