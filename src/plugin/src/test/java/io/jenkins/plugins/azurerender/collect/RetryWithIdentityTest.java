package io.jenkins.plugins.azurerender.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.account.OpenedAccount;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.identity.TestCertificate;
import io.jenkins.plugins.azurerender.azure.identity.TestTokens;
import io.jenkins.plugins.azurerender.azure.storage.IdentityStorage;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import io.jenkins.plugins.azurerender.localcloud.Azurite;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.RenderSettings;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retries of a render whose storage account signs with a user delegation key, which is valid for seven days. */
@Tag("cloud")
class RetryWithIdentityTest {

    private static final String JOB = "jenkins-0123456789ab-1-1";

    /** That of timeLimitHours: 166, the longest that a render can have with Entra ID. */
    private static final Duration ACCESS = Duration.ofHours(167);

    private final List<URI> outputs = new ArrayList<>();

    @Test
    void retriedTasksWriteUntilTheDeadlineOfTheFirstOnes(@TempDir Path folder) throws Exception {
        TestCertificate certificate = TestCertificate.create(folder);
        try (Azurite azurite = Azurite.startWithTokens(folder, certificate.store(), TestCertificate.PASSWORD)) {
            RenderStorage storage = IdentityStorage.open(azurite.endpoint(), new TestTokens(), certificate);
            storage.createContainer(JOB, Map.of());
            RenderCloud cloud = OpenedAccount.of(new RenderAccount("studio"), batch(), storage);
            Instant until = Instant.now().plus(ACCESS).truncatedTo(ChronoUnit.SECONDS);
            RenderRecord record = record(until);
            FrameRow failed = FrameRow.waiting(1, "f000001-r1");
            retries(record).send(cloud, List.of(failed), Map.of());
            retries(record).sendLast(cloud, "then");

            // Six days later in the same session, which keeps its key, and after a restart.
            RenderRecord late = record(until.minus(Duration.ofDays(6)));
            retries(late).send(cloud, List.of(failed), Map.of());
            RenderStorage again = IdentityStorage.open(azurite.endpoint(), new TestTokens(), certificate);
            retries(record)
                    .send(OpenedAccount.of(new RenderAccount("studio"), batch(), again), List.of(failed), Map.of());

            assertEquals(4, outputs.size());
            List<Duration> off = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                assertTrue(outputs.get(i).getQuery().contains("skoid="), "not signed with a user delegation key");
                assertEquals(201, put(certificate, outputs.get(i), "frame" + i));
                Instant deadline = (i == 2 ? late : record).getAccessUntil();
                off.add(Duration.between(expiry(outputs.get(i)), deadline).abs());
            }
            assertTrue(off.stream().allMatch(one -> one.compareTo(Duration.ofSeconds(5)) < 0), off::toString);
        }
    }

    private static RenderRecord record(Instant until) {
        RenderRecord record =
                new RenderRecord("studio", JOB, "pool", new RenderSettings("scene.blend", "1", "a_#", "PNG"));
        record.markAccess(until);
        return record;
    }

    private static RetryTasks retries(RenderRecord record) {
        return new RetryTasks(record, Map.of(1, "f000001"), new TileTasks(record.batchTasks(), null));
    }

    private BatchService batch() {
        return (BatchService) Proxy.newProxyInstance(
                BatchService.class.getClassLoader(),
                new Class<?>[] {BatchService.class},
                (proxy, method, arguments) -> {
                    assertEquals("repeatTask", method.getName());
                    outputs.add((URI) arguments[3]);
                    return null;
                });
    }

    private static int put(TestCertificate certificate, URI container, String name) throws Exception {
        String path = container.getRawPath() + "/" + name + "?" + container.getRawQuery();
        HttpRequest request = HttpRequest.newBuilder(container.resolve(path))
                .header("x-ms-blob-type", "BlockBlob")
                .PUT(BodyPublishers.ofString("pixels"))
                .build();
        return HttpClient.newBuilder()
                .sslContext(certificate.trust())
                .build()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static Instant expiry(URI url) {
        String query = url.getQuery();
        int begin = query.indexOf("&se=") + "&se=".length();
        return OffsetDateTime.parse(query.substring(begin, query.indexOf('&', begin)))
                .toInstant();
    }
}
