package io.jenkins.plugins.azurerender.demo.remote;

import io.jenkins.plugins.azurerender.demo.DemoException;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import java.net.URI;
import java.util.List;

/**
 * The render account of the local cloud and its two credentials. Credentials have a remote API; global configuration
 * has none, so the account is added through the script console.
 */
final class RenderAccountSetup {
    private static final String NAME = "azure-render-demo";
    private static final String BATCH = NAME + "-batch-key";
    private static final String STORAGE = NAME + "-storage-key";
    private static final String STORE = "credentials/store/system/domain/_/";
    private static final String PACKAGE = "io.jenkins.plugins.azurerender.account.";

    private final RemoteJenkins jenkins;

    RenderAccountSetup(RemoteJenkins jenkins) {
        this.jenkins = jenkins;
    }

    /** Checks that no other render account exists, because the demo's jobs use the default account. */
    void check() throws DemoException, InterruptedException {
        List<String> others = jenkins.script("""
                        %sAzureRenderConfiguration.get().accounts.each { println it.name }
                        print ''
                        """.formatted(PACKAGE))
                .lines()
                .filter(name -> !name.isBlank() && !name.equals(NAME))
                .toList();
        if (!others.isEmpty()) {
            throw new DemoException(
                    "Jenkins at %s has other render accounts (%s), but the demo's jobs use the default account. Use a Jenkins without render accounts; nothing was changed."
                            .formatted(jenkins.url(), String.join(", ", others)));
        }
    }

    /** Adds the account and its credentials; replaces those of an earlier demo. */
    void add(LocalCloud cloud) throws DemoException, InterruptedException {
        checkConnection(cloud.batchUrl());
        addKey("BatchAccountKey", BATCH, cloud.batchAccount(), cloud.batchKey());
        addKey("StorageAccountKey", STORAGE, cloud.storageAccount(), cloud.storageKey());
        configure("""
                def account = new %sRenderAccount(%s)
                account.batchUrl = %s
                account.batchCredentialsId = %s
                account.storageUrl = %s
                account.storageCredentialsId = %s
                account.emulator = true
                accounts.add(account)
                """.formatted(
                        PACKAGE,
                        literal(NAME),
                        literal(cloud.batchUrl().toString()),
                        literal(BATCH),
                        literal(cloud.blobEndpoint().toString()),
                        literal(STORAGE)));
    }

    /** Removes the account and its credentials. */
    void remove() throws DemoException, InterruptedException {
        configure("");
        for (String id : List.of(BATCH, STORAGE)) {
            removeKey(id);
        }
    }

    private void checkConnection(URI cloud) throws DemoException, InterruptedException {
        String result = jenkins.script("""
                try { new Socket(%s, %d).close(); print 'connected' } catch (IOException e) { print e }
                """.formatted(literal(cloud.getHost()), cloud.getPort()));
        if (!result.equals("connected")) {
            throw new DemoException(
                    "Jenkins at %s cannot connect to the local cloud at %s (%s). If Jenkins runs in a container, use the host network."
                            .formatted(jenkins.url(), cloud, result));
        }
    }

    private void configure(String change) throws DemoException, InterruptedException {
        String output = jenkins.script("""
                def configuration = %sAzureRenderConfiguration.get()
                def accounts = configuration.accounts.findAll { it.name != %s } as List
                %s
                configuration.accounts = accounts
                print 'done'
                """.formatted(PACKAGE, literal(NAME), change));
        if (!output.equals("done")) {
            throw new DemoException("Jenkins at %s did not accept the render account: %s"
                    .formatted(jenkins.url(), output.lines().findFirst().orElse("no output")));
        }
    }

    private void addKey(String type, String id, String account, String key) throws DemoException, InterruptedException {
        removeKey(id);
        String element = PACKAGE + type;
        jenkins.change(
                STORE + "createCredentials",
                "<%1$s><scope>GLOBAL</scope><id>%2$s</id><description>Local cloud of the demo</description><accountName>%3$s</accountName><key>%4$s</key></%1$s>"
                        .formatted(element, id, Xml.escape(account), Xml.escape(key)));
    }

    private void removeKey(String id) throws DemoException, InterruptedException {
        String path = STORE + "credential/" + id;
        if (!jenkins.get(path + "/config.xml").isMissing()) {
            jenkins.change(path + "/doDelete", "");
        }
    }

    /** Returns the text as a Groovy string literal. */
    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
