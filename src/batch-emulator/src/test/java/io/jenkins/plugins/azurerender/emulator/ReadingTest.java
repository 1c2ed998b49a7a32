package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.azurerender.emulator.RawClient.ApiResponse;
import io.jenkins.plugins.azurerender.emulator.http.Request;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters, selections, pages, ETags and conditional headers. */
@Tag("unit")
class ReadingTest {
    private static LocalBatch local;
    private static RawClient raw;

    @BeforeAll
    static void start() throws Exception {
        local = new LocalBatch();
        raw = new RawClient(local.emulator());
        local.job("big", "no-pool");
        local.addInChunks(
                "big",
                IntStream.rangeClosed(1, 1050)
                        .mapToObj(i -> LocalBatch.task(String.format("t%04d", i), "true"))
                        .toList());
        local.job("small", "no-pool");
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("value").forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }

    @Test
    void pageHas1000EntriesAndLinkToNextPage() throws Exception {
        ApiResponse first = raw.get("/jobs/big/tasks?$select=id");
        assertEquals(1000, first.json().get("value").size());
        String link = first.json().get("odata.nextLink").asText();
        ApiResponse second = raw.exactly(
                "GET", link.substring(local.emulator().url().toString().length()), null, null);
        assertEquals(50, second.json().get("value").size());
        assertNull(second.json().get("odata.nextLink"));
        assertEquals("t1001", second.json().at("/value/0/id").asText());
        assertEquals(1, second.json().at("/value/0").size());
    }

    @Test
    void deletionsBetweenPagesDoNotShiftEntries() throws Exception {
        local.job("shrinking", "no-pool");
        local.addInChunks(
                "shrinking",
                IntStream.range(10, 30)
                        .mapToObj(i -> LocalBatch.task("t" + i, "true"))
                        .toList());
        ApiResponse first = raw.get("/jobs/shrinking/tasks?maxresults=5&$select=id");
        local.client().taskOperations().deleteTask("shrinking", "t10");
        local.client().taskOperations().deleteTask("shrinking", "t14");
        local.client().taskOperations().deleteTask("shrinking", "t15");
        URI next = URI.create(first.json().get("odata.nextLink").asText());
        ApiResponse second = raw.exactly("GET", next.getRawPath() + "?" + next.getRawQuery(), null, null);
        assertEquals(List.of("t16", "t17", "t18", "t19", "t20"), ids(second.json()));
    }

    @Test
    void pageRendersOnlyItsEntriesAndOneMore() {
        List<Integer> all = IntStream.range(0, 10_000).boxed().toList();
        AtomicInteger shown = new AtomicInteger();
        String token = "";
        for (int page = 0; page < 10; page++) {
            Request request = new Request("GET", "/jobs/j/tasks" + token, Map.of(), new byte[0], false);
            Call call = new Call(request, Map.of(), request.query(), "http://here");
            shown.set(0);
            Response response = Page.of(call, "tasks", all, Integer::longValue, one -> {
                shown.incrementAndGet();
                return new ObjectMapper().createObjectNode().put("id", "" + one);
            });
            JsonNode json = RawClient.json(response.body());
            assertEquals(1000, json.get("value").size());
            assertEquals("" + page * 1000, json.at("/value/0/id").asText());
            assertTrue(shown.get() <= 1001, "" + shown);
            token = "?"
                    + URI.create(json.path("odata.nextLink").asText("http://here?"))
                            .getRawQuery();
        }
        assertEquals("?", token);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/jobs/big/tasks | commandLine eq 'x'          | cannot be filtered by the property commandLine",
                "/jobs/big/tasks | state gt 'active'           | state can be compared with eq, ne only",
                "/jobs/big/tasks | startswith(state,'a')       | state can be compared with eq, ne only",
                "/jobs/big/tasks | executionInfo/exitCode like 3 | executionInfo/exitCode can be compared with",
                "/jobs           | metadata eq 'x'             | cannot be filtered by the property metadata",
                "/jobs           | displayName eq 'x'          | cannot be filtered by the property displayName",
                "/pools          | vmSize2 eq 'x'              | cannot be filtered by the property vmSize2",
                "/nodecounts     | poolId ne 'x'               | poolId can be compared with eq only",
                "/supportedimages | osType lt 'linux'          | osType can be compared with eq, ne only",
                "/applications   | id eq 'x'                   | cannot be filtered by the property id",
            })
    void unsupportedFilterPropertyOrOperatorIsRejected(String list, String filter, String reason) throws Exception {
        ApiResponse response =
                raw.get(list + "?$filter=" + filter.replace(" ", "%20").replace("'", "%27"));
        assertEquals(400, response.status());
        assertEquals("InvalidQueryParameterValue", response.code());
        assertTrue(response.json().toString().contains(reason), () -> "" + response.json());
    }

    @Test
    void officialClientFollowsNextLinks() throws Exception {
        assertEquals(1050, local.client().taskOperations().listTasks("big").size());
    }

    @Test
    void filtersCompareAndCombineProperties() throws Exception {
        assertEquals(
                List.of("t0007"),
                ids(raw.get("/jobs/big/tasks?$filter=id%20eq%20%27t0007%27").json()));
        assertEquals(
                List.of("t0100", "t0101"),
                ids(raw.get("/jobs/big/tasks?$filter=startswith(id,%27t010%27)%20and%20id%20le%20%27t0101%27")
                        .json()));
        assertEquals(
                List.of("t0001", "t1050"),
                ids(raw.get("/jobs/big/tasks?$filter=(id%20lt%20%27t0002%27)%20or%20not%20(id%20lt%20%27t1050%27)")
                        .json()));
        assertEquals(
                0,
                raw.get("/jobs/big/tasks?$filter=state%20eq%20%27completed%27")
                        .json()
                        .get("value")
                        .size());
        assertEquals(
                1000,
                raw.get("/jobs/big/tasks?$filter=executionInfo/retryCount%20eq%200")
                        .json()
                        .get("value")
                        .size());
    }

    @Test
    void filtersCompareTimes() throws Exception {
        String past = Instant.now().minusSeconds(3600).toString();
        String future = Instant.now().plusSeconds(3600).toString();
        String by = "/jobs?$filter=stateTransitionTime%20gt%20datetime%27";
        assertTrue(ids(raw.get(by + past + "%27").json()).containsAll(List.of("big", "small")));
        assertEquals(0, raw.get(by + future + "%27").json().get("value").size());
        String plain = "/jobs?$filter=creationTime%20ge%20" + past;
        assertTrue(ids(raw.get(plain).json()).containsAll(List.of("big", "small")));
    }

    @Test
    void jobHasMetadataETagAndStatistics() throws Exception {
        ApiResponse job = raw.get("/jobs/small?$expand=stats");
        String url = local.emulator().url().toString();
        assertEquals(
                url + "/$metadata#jobs/@Element",
                job.json().get("odata.metadata").asText());
        assertEquals(url + "/jobs/small", job.json().get("url").asText());
        assertEquals(job.header("ETag"), job.json().get("eTag").asText());
        assertEquals("0", job.json().at("/stats/numSucceededTasks").asText());
        assertFalse(raw.get("/jobs/small").json().has("stats"));
    }

    @Test
    void conditionalReadOfUnchangedEntityReturns304() throws Exception {
        ApiResponse job = raw.get("/jobs/big");
        assertEquals(
                304, raw.get("/jobs/big", "If-None-Match", job.header("ETag")).status());
        assertEquals(
                304,
                raw.get("/jobs/big", "If-Modified-Since", job.header("Last-Modified"))
                        .status());
        assertEquals(200, raw.get("/jobs/big", "If-None-Match", "0x0").status());
        assertEquals(
                200,
                raw.get("/jobs/big", "If-Modified-Since", "Sat, 1 Jan 2022 00:00:00 GMT")
                        .status());
    }

    @Test
    void conditionalUpdateOfChangedEntityReturns412() throws Exception {
        local.job("contested", "no-pool");
        ApiResponse seen = raw.get("/jobs/contested");
        byte[] body = "{\"priority\":5}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String tag = seen.header("ETag");
        ApiResponse first = raw.send("PATCH", "/jobs/contested", RawClient.JSON, body, "If-Match", tag);
        assertEquals(200, first.status());
        assertFalse(tag.equals(first.header("ETag")));
        ApiResponse second = raw.send("PATCH", "/jobs/contested", RawClient.JSON, body, "If-Match", tag);
        assertEquals(412, second.status());
        assertEquals("ConditionNotMet", second.code());
        ApiResponse byDate = raw.send(
                "DELETE", "/jobs/contested", null, null, "If-Unmodified-Since", "Sat, 1 Jan 2022 00:00:00 GMT");
        assertEquals(412, byDate.status());
        ApiResponse already = raw.send("DELETE", "/jobs/contested", null, null, "If-None-Match", "*");
        assertEquals(412, already.status());
        assertEquals(200, raw.get("/jobs/contested").status());
        assertEquals(
                400,
                raw.get("/jobs/contested", "If-Modified-Since", "yesterday").status());
    }

    @Test
    void idsPreserveCaseAndAreFoundCaseInsensitively() throws Exception {
        local.job("MixedCase", "no-pool");
        assertEquals("MixedCase", raw.get("/jobs/mixedcase").json().get("id").asText());
        assertTrue(ids(raw.get("/jobs").json()).contains("MixedCase"));
        local.client().jobOperations().deleteJob("MIXEDCASE");
    }
}
