package io.jenkins.plugins.azurerender.janitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.azurerender.account.OpenedAccount;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.azure.Owner;
import io.jenkins.plugins.azurerender.azure.ResourceKind;
import io.jenkins.plugins.azurerender.azure.batch.BatchService;
import io.jenkins.plugins.azurerender.azure.batch.ListedJob;
import io.jenkins.plugins.azurerender.azure.storage.ListedContainer;
import io.jenkins.plugins.azurerender.azure.storage.RenderStorage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Scans of an account in which jobs of all folders created more resources than a scan keeps. */
@Tag("unit")
@WithJenkins
class AccountScanTest {

    @BeforeEach
    void open(JenkinsRule jenkins) {
        assertEquals(0, jenkins.jenkins.getItems().size(), "all builds are deleted");
    }

    @Test
    void findingsOverTheLimitAreCounted() throws Exception {
        AccountFindings found = scan(each -> {}, each -> IntStream.range(0, AccountFindings.MAX + 3)
                        .mapToObj(AccountScanTest::orphaned)
                        .forEach(each))
                .find();
        assertEquals(AccountFindings.MAX, found.first().size());
        assertEquals(
                Optional.of(
                        "Render account 'studio' has 5003 orphaned resources, of which 5000 are listed. The others are listed when these are removed."),
                found.problem("studio"));
    }

    @Test
    void accountWithTooManyPoolsInUseIsNotScanned() {
        AccountScan scan = scan(
                each -> IntStream.range(0, 50_001)
                        .mapToObj(i -> new ListedJob("job-" + i, true, "pool-" + i, Map.of()))
                        .forEach(each),
                each -> {});
        assertEquals(
                "Render account 'studio' has more than 50000 pools with running jobs, so it was not scanned. Delete those that are not needed in the Azure portal.",
                assertThrows(IOException.class, scan::find).getMessage());
    }

    private static ListedContainer orphaned(int number) {
        String id = "jenkins-0123456789ab-1-" + number;
        Owner owner = new Owner(ResourceKind.FRAMES, id, "deleted", "", 1, 0, Instant.MAX);
        return new ListedContainer(id, owner.tags());
    }

    private static AccountScan scan(
            Consumer<Consumer<ListedJob>> jobs, Consumer<Consumer<ListedContainer>> containers) {
        BatchService batch = service(BatchService.class, jobs);
        RenderStorage storage = service(RenderStorage.class, containers);
        return new AccountScan(
                OpenedAccount.of(new RenderAccount("studio"), batch, storage),
                new BuildLookup(),
                new RetentionRules(Duration.ofDays(7), Instant.now()));
    }

    /** A service whose listing with a prefix has these elements, and whose others are empty. */
    @SuppressWarnings("unchecked")
    private static <S, T> S service(Class<S> type, Consumer<Consumer<T>> listing) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments.length == 2) {
                        listing.accept((Consumer<T>) arguments[1]);
                    }
                    return null;
                }));
    }
}
