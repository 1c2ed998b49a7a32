package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.emulator.RawClient.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid requests, each with the error code of the service. */
@Tag("unit")
class BadRequestTest {
    private static final String JOB = "{\"id\":\"j\",\"poolInfo\":{\"poolId\":\"p\"}}";
    private static LocalBatch local;
    private RawClient raw;

    @BeforeAll
    static void start() throws Exception {
        local = new LocalBatch();
        RawClient first = new RawClient(local.emulator());
        assertEquals(201, first.post("/jobs", JOB).status());
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @BeforeEach
    void fresh() {
        raw = new RawClient(local.emulator());
    }

    private static void assertRejected(ApiResponse response, int status, String code) {
        assertEquals(code, response.code(), () -> String.valueOf(response.json()));
        assertEquals(status, response.status());
        assertFalse(response.json().at("/message/value").asText().isBlank());
        assertTrue(response.json().at("/message/value").asText().contains("\nRequestId:"));
        assertEquals(RawClient.JSON, response.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"id\":", "", "[1]", "\"text\"", "{\"id\":\"a\"} more", "{\"id\":\"a\",\"id\":\"b\"}", "\u0000"
            })
    void malformedJsonFailsWithInvalidRequestBody(String body) throws Exception {
        assertRejected(raw.post("/jobs", body), 400, "InvalidRequestBody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'k','poolInfo':{'poolId':'p'},'color':'red'}            | InvalidRequestBody",
                "{'id':'k','poolInfo':{'poolId':'p','nodes':3}}                 | InvalidRequestBody",
                "{'id':'k','poolInfo':'p'}                                      | InvalidRequestBody",
                "{'id':'k','poolInfo':{'poolId':'p'},'priority':'high'}         | InvalidRequestBody",
                "{'id':'k','poolInfo':{'poolId':'p'},'priority':1.5}            | InvalidRequestBody",
                "{'id':'k','poolInfo':{'poolId':'p'},'metadata':{}}             | InvalidRequestBody",
                "{'id':'k','poolInfo':{'poolId':'p'},'usesTaskDependencies':1}  | InvalidRequestBody",
                "{'id':'k','poolInfo':{'poolId':'p'},'constraints':{'maxWallClockTime':'1h'}} | InvalidRequestBody",
                "{'id':7,'poolInfo':{'poolId':'p'}}                             | InvalidRequestBody",
                "{'id':'k'}                                                     | MissingRequiredProperty",
                "{'poolInfo':{'poolId':'p'}}                                    | MissingRequiredProperty",
                "{'id':null,'poolInfo':{'poolId':'p'}}                          | MissingRequiredProperty",
                "{'id':'k','poolInfo':{'poolId':'p'},'onAllTasksComplete':'celebrate'} | InvalidPropertyValue",
                "{'id':'a b','poolInfo':{'poolId':'p'}}                         | InvalidPropertyValue",
                "{'id':'','poolInfo':{'poolId':'p'}}                            | InvalidPropertyValue",
                "{'id':'k','poolInfo':{}}                                       | InvalidPropertyValue",
                "{'id':'k','poolInfo':{'poolId':'p'},'jobReleaseTask':{'commandLine':'x'}} | InvalidPropertyValue",
                "{'id':'k','poolInfo':{'poolId':'p'},'priority':1001}           | OutOfRangePriority",
                "{'id':'k','poolInfo':{'poolId':'p'},'metadata':[{'name':'','value':'v'}]} | EmptyMetadataKey",
            })
    void invalidJobPropertyIsRejected(String body, String code) throws Exception {
        assertRejected(raw.post("/jobs", body.replace('\'', '"')), 400, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'t'}                                                     | MissingRequiredProperty | 400",
                "{'id':'t','commandLine':' '}                                   | InvalidPropertyValue | 400",
                "{'id':'t','commandLine':'x','requiredSlots':0}                 | OutOfRangeInput | 400",
                "{'id':'t','commandLine':'x','dependsOn':{'taskIds':['a']}}     | TaskDependenciesNotSpecifiedOnJob | 400",
                "{'id':'t','commandLine':'x','resourceFiles':[{'filePath':'a'}]} | InvalidPropertyValue | 400",
                "{'id':'t','commandLine':'x','resourceFiles':[{'httpUrl':'http://a','filePath':'a','blobPrefix':'b'}]} | InvalidPropertyValue | 400",
                "{'id':'t','commandLine':'x','resourceFiles':[{'httpUrl':'http://a'}]} | MissingRequiredProperty | 400",
                "{'id':'t','commandLine':'x','exitConditions':{'default':{'jobAction':'terminate'}}} | InvalidPropertyValue | 400",
                "{'id':'t','commandLine':'x','multiInstanceSettings':{'numberOfInstances':2}} | MissingRequiredProperty | 400",
                "{'id':'t','commandLine':'x','multiInstanceSettings':{'coordinationCommandLine':'x','numberOfInstances':0}} | OutOfRangeInput | 400",
                "{'id':'t','commandLine':'x','requiredSlots':2,'multiInstanceSettings':{'coordinationCommandLine':'x'}} | OutOfRangeInput | 400",
                "{'id':'t','commandLine':'x','applicationPackageReferences':[{'applicationId':'no'}]} | InvalidApplicationPackageReferences | 409",
            })
    void invalidTaskPropertyIsRejected(String body, String code, int status) throws Exception {
        assertRejected(raw.post("/jobs/j/tasks", body.replace('\'', '"')), status, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'q'}                                          | MissingRequiredProperty | 400",
                "{'id':'q','vmSize':'a','targetDedicatedNodes':-1}   | OutOfRangeInput | 400",
                "{'id':'q','vmSize':'a','targetDedicatedNodes':'1'}  | InvalidRequestBody | 400",
                "{'id':'q','vmSize':'a','taskSlotsPerNode':300}      | OutOfRangeInput | 400",
                "{'id':'q','vmSize':'a','resizeTimeout':'PT1M'}      | InvalidPropertyValue | 400",
                "{'id':'q','vmSize':'a','enableAutoScale':true}      | MissingRequiredProperty | 400",
                "{'id':'q','vmSize':'a','autoScaleFormula':'$a=1;'}  | InvalidAutoScalingSettings | 400",
                "{'id':'q','vmSize':'a','enableAutoScale':true,'autoScaleFormula':'$a='} | AutoScalingFormulaSyntaxError | 400",
                "{'id':'q','vmSize':'a','mountConfiguration':[{}]}   | InvalidPropertyValue | 400",
                "{'id':'q','vmSize':'a','mountConfiguration':[{'nfsMountConfiguration':{'source':'a:/b'}}]} | MissingRequiredProperty | 400",
                "{'id':'q','vmSize':'a','mountConfiguration':[{'nfsMountConfiguration':{'source':'a:/b','relativeMountPath':'../c'}}]} | InvalidPropertyValue | 400",
            })
    void invalidPoolPropertyIsRejected(String body, String code, int status) throws Exception {
        assertRejected(raw.post("/pools", body.replace('\'', '"')), status, code);
    }

    @Test
    void formulaLongerThan8192CharactersIsRejected() throws Exception {
        String formula = "$a=1;" + " ".repeat(8188);
        String body =
                "{\"id\":\"q\",\"vmSize\":\"a\",\"enableAutoScale\":true,\"autoScaleFormula\":\"" + formula + "\"}";
        assertRejected(raw.post("/pools", body), 400, "AutoScalingFormulaTooLong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/pools        | {'id':'ID','vmSize':'a'}",
                "/jobs         | {'id':'ID','poolInfo':{'poolId':'p'}}",
                "/jobs/j/tasks | {'id':'ID','commandLine':'x'}",
                "/jobschedules | {'id':'ID','schedule':{},'jobSpecification':{'poolInfo':{'poolId':'p'}}}",
            })
    void invalidIdIsRejectedForEveryResource(String target, String body) throws Exception {
        String json = body.replace('\'', '"');
        assertRejected(raw.post(target, json.replace("ID", "x".repeat(65))), 400, "InvalidPropertyValue");
        assertRejected(raw.post(target, json.replace("ID", "x".repeat(100_000))), 400, "InvalidPropertyValue");
        assertRejected(raw.post(target, json.replace("ID", "a/b")), 400, "InvalidPropertyValue");
        assertRejected(raw.post(target, json.replace("ID", "\u00e4")), 400, "InvalidPropertyValue");
    }

    @Test
    void idLongerThan64CharactersIsRejected() throws Exception {
        String longest = "x".repeat(64);
        assertEquals(
                201,
                raw.post("/jobs", JOB.replace("\"j\"", "\"" + longest + "\"")).status());
        assertRejected(raw.post("/jobs", JOB.replace("\"j\"", "\"y" + longest + "\"")), 400, "InvalidPropertyValue");
    }

    @Test
    void idThatDiffersOnlyInCaseIsRejectedAsDuplicate() throws Exception {
        assertRejected(raw.post("/jobs", JOB.replace("\"j\"", "\"J\"")), 409, "JobExists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/octet-stream"})
    void unsupportedContentTypeIsRejected(String type) throws Exception {
        ApiResponse response = raw.send("POST", "/jobs", type, JOB.getBytes(StandardCharsets.UTF_8));
        assertRejected(response, 415, "UnsupportedMediaType");
    }

    @Test
    void bodyWithoutContentTypeIsRejected() throws Exception {
        assertRejected(
                raw.send("POST", "/jobs", null, JOB.getBytes(StandardCharsets.UTF_8)), 400, "MissingRequiredHeader");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void bodyLargerThanOneMebibyteIsRejected(int mebibytes) throws Exception {
        String body = JOB.replace("}}", "}}" + " ".repeat(mebibytes * 1024 * 1024));
        assertRejected(raw.post("/jobs", body), 413, "RequestBodyTooLarge");
        assertEquals(200, raw.get("/jobs").status());
    }

    @Test
    void collectionOfMoreThan100TasksIsRejected() throws Exception {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            tasks.append(i == 0 ? "" : ",").append("{\"id\":\"t").append(i).append("\",\"commandLine\":\"x\"}");
        }
        ApiResponse response = raw.post("/jobs/j/addtaskcollection", "{\"value\":[" + tasks + "]}");
        assertRejected(response, 400, "InvalidPropertyValue");
    }

    @Test
    void taskCollectionReturnsOneResultPerTask() throws Exception {
        ApiResponse response = raw.post(
                "/jobs/j/addtaskcollection",
                "{\"value\":[{\"id\":\"one\",\"commandLine\":\"x\"},{\"id\":\"one\",\"commandLine\":\"x\"},"
                        + "{\"id\":\"no way\",\"commandLine\":\"x\"}]}");
        assertEquals(200, response.status());
        assertEquals("success", response.json().at("/value/0/status").asText());
        assertEquals("clienterror", response.json().at("/value/1/status").asText());
        assertEquals("TaskExists", response.json().at("/value/1/error/code").asText());
        assertEquals(
                "InvalidPropertyValue",
                response.json().at("/value/2/error/code").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, InvalidUri, 400",
        "GET, /jobs/j/nothing, InvalidUri, 400",
        "PUT, /jobs, UnsupportedHttpVerb, 405",
        "DELETE, /pools, UnsupportedHttpVerb, 405",
        "GET, /pools/none, PoolNotFound, 404",
        "GET, /jobs/none, JobNotFound, 404",
        "GET, /jobs/j/tasks/none, TaskNotFound, 404",
        "GET, /pools/none/nodes/none, PoolNotFound, 404",
        "GET, /jobschedules/none, JobScheduleNotFound, 404",
        "GET, /applications/none, ApplicationNotFound, 404",
        "POST, /jobs/j/enable, OperationInvalidForCurrentState, 409",
        "GET, /jobs/j/jobpreparationandreleasetaskstatus, JobPreparationTaskNotSpecified, 409",
        "GET, /certificates, InvalidUri, 400",
    })
    void missingResourceFailsWithItsOwnErrorCode(String verb, String target, String code, int status) throws Exception {
        assertRejected(raw.send(verb, target, null, null), status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state%20eq",
                "color%20eq%20%27red%27",
                "State%20eq%20%27active%27",
                "%28state%20eq%201",
                "state%20like%20%27a%27",
                "state%20eq%20%27active%27%20and"
            })
    void malformedFilterIsRejected(String filter) throws Exception {
        assertRejected(raw.get("/jobs?$filter=" + filter), 400, "InvalidQueryParameterValue");
    }

    @Test
    void deeplyNestedInputIsRejected() throws Exception {
        String open = "%28".repeat(3000);
        assertRejected(raw.get("/jobs?$filter=" + open), 400, "InvalidQueryParameterValue");
        assertRejected(raw.get("/jobs?$filter=id%20eq%20%27" + open), 400, "InvalidQueryParameterValue");
        assertEquals(
                200,
                raw.get("/jobs?$filter=" + "not%20".repeat(3000) + "id%20eq%20%27" + open + "%27")
                        .status());
        String any = "id%20eq%20%27j%27%20or%20".repeat(1000) + "id%20eq%20%27j%27";
        assertEquals(200, raw.get("/jobs?$filter=" + any).status());
        String formula = "$a=" + "(".repeat(4000) + "1" + ")".repeat(4000) + ";";
        String pool = "{\"id\":\"q\",\"vmSize\":\"a\",\"enableAutoScale\":true,\"autoScaleFormula\":\"%s\"}";
        assertRejected(raw.post("/pools", String.format(pool, formula)), 400, "AutoScalingFormulaSyntaxError");
        assertRejected(
                raw.post("/pools", String.format(pool, "$a=" + "-".repeat(8000) + "1;")),
                400,
                "AutoScalingFormulaSyntaxError");
        assertRejected(raw.post("/jobs", "{\"a\":" + "[".repeat(100_000)), 400, "InvalidRequestBody");
    }

    @Test
    void unknownSelectOrExpandIsRejected() throws Exception {
        assertRejected(raw.get("/jobs?$select=id,color"), 400, "InvalidQueryParameterValue");
        assertRejected(raw.get("/jobs?$expand=everything"), 400, "InvalidQueryParameterValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "many", "99999999999"})
    void pageSizeOutOfRangeIsRejected(String size) throws Exception {
        assertRejected(raw.get("/jobs?maxresults=" + size), 400, "OutOfRangeQueryParameterValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-08-01.10.0", "2030-01-01.1.0", "latest", ""})
    void unsupportedApiVersionIsRejected(String version) throws Exception {
        assertRejected(
                raw.exactly("GET", "/jobs?api-version=" + version, null, null), 400, "UnsupportedRequestVersion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-10-01.16.0", "2023-11-01.18.0", "2024-07-01.20.0", "2025-06-01.21.0"})
    void supportedApiVersionIsAccepted(String version) throws Exception {
        assertEquals(
                200,
                raw.exactly("GET", "/jobs?api-version=" + version, null, null).status());
    }

    @Test
    void missingApiVersionIsRejected() throws Exception {
        assertRejected(raw.exactly("GET", "/jobs", null, null), 400, "MissingRequiredQueryParameter");
    }

    @Test
    void dateMoreThan15MinutesOffIsRejected() throws Exception {
        assertEquals(
                200,
                raw.dated(Instant.now().minus(Duration.ofMinutes(14)))
                        .get("/jobs")
                        .status());
        assertEquals(
                200,
                raw.dated(Instant.now().plus(Duration.ofMinutes(14)))
                        .get("/jobs")
                        .status());
        assertRejected(
                raw.dated(Instant.now().minus(Duration.ofMinutes(16))).get("/jobs"), 403, "AuthenticationFailed");
        assertRejected(raw.dated(Instant.now().plus(Duration.ofMinutes(16))).get("/jobs"), 403, "AuthenticationFailed");
    }

    @Test
    void callWithoutSignatureIsRejected() throws Exception {
        java.net.URI uri = java.net.URI.create(local.emulator().url() + "/jobs?api-version=2024-07-01.20.0");
        assertRejected(raw.send(java.net.http.HttpRequest.newBuilder(uri).build()), 401, "InvalidAuthenticationInfo");
        assertRejected(
                raw.send(java.net.http.HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer a.b.c")
                        .build()),
                401,
                "InvalidAuthenticationInfo");
    }

    @Test
    void parameterNamesSignedInAnyCaseAreAccepted() throws Exception {
        assertEquals(200, raw.get("/jobs?timeOut=30").status());
        assertEquals(200, raw.parameterNamesAsSent().get("/jobs?timeOut=30").status());
    }

    @Test
    void propertiesOfNewestApiVersionAreAccepted() throws Exception {
        String pool = "{'id':'newest','vmSize':'a','taskSchedulingPolicy':{'jobDefaultOrder':'creationtime'},"
                + "'networkConfiguration':{'publicIPAddressConfiguration':{'provision':'batchmanaged',"
                + "'ipFamilies':['IPv4','IPv6'],'ipTags':[{'ipTagType':'FirstPartyUsage','tag':'x'}]}},"
                + "'virtualMachineConfiguration':{'nodeAgentSKUId':'batch.node.ubuntu 22.04','imageReference':"
                + "{'publisher':'p','offer':'o','sku':'s'},'diskEncryptionConfiguration':{'targets':['osdisk'],"
                + "'customerManagedKey':{'keyUrl':'https://k','rotationToLatestKeyVersionEnabled':true}},"
                + "'osDisk':{'managedDisk':{'diskEncryptionSet':{'id':'/d'},'securityProfile':"
                + "{'securityEncryptionType':'DiskWithVMGuestState'}}},'securityProfile':{'proxyAgentSettings':"
                + "{'enabled':true,'imds':{'mode':'Audit'},'wireServer':{'mode':'Enforce'}}}}}";
        assertEquals(201, raw.post("/pools", pool.replace('\'', '"')).status());
        String replaced = "{'metadata':[{'name':'a','value':'b'}],'applicationPackageReferences':[]}";
        assertEquals(
                204,
                raw.post("/pools/newest/updateproperties", replaced.replace('\'', '"'))
                        .status());
    }

    @Test
    void changingAnySignedHeaderInvalidatesTheSignature() throws Exception {
        ApiResponse good = raw.get("/jobs", "If-Match", "*", "ocp-extra", "1");
        assertEquals(200, good.status());
        java.net.http.HttpRequest sent = good.response().request();
        for (String header : new String[] {"If-Match", "ocp-extra", "ocp-date"}) {
            java.net.http.HttpRequest.Builder changed = java.net.http.HttpRequest.newBuilder(sent.uri());
            sent.headers().map().forEach((name, values) -> {
                if (!name.equalsIgnoreCase(header)) {
                    changed.header(name, values.get(0));
                }
            });
            changed.header(header, header.equals("ocp-date") ? "Sat, 1 Jan 2022 00:00:00 GMT" : "changed");
            assertRejected(raw.send(changed.build()), 403, "AuthenticationFailed");
        }
        java.net.http.HttpRequest.Builder otherTarget =
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(sent.uri() + "&maxresults=5"));
        sent.headers().map().forEach((name, values) -> otherTarget.header(name, values.get(0)));
        assertRejected(raw.send(otherTarget.build()), 403, "AuthenticationFailed");
    }

    @Test
    void clientRequestIdIsReturnedOnlyOnRequest() throws Exception {
        ApiResponse withId = raw.get("/jobs", "client-request-id", "me-1", "return-client-request-id", "true");
        assertEquals("me-1", withId.header("client-request-id"));
        assertEquals(null, raw.get("/jobs", "client-request-id", "me-2").header("client-request-id"));
        assertFalse(withId.header("request-id").isBlank());
    }
}
