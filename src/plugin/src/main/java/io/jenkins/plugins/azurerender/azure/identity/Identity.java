package io.jenkins.plugins.azurerender.azure.identity;

/** An identity of Entra ID with its credentials. Equal identities share their tokens. */
public sealed interface Identity {

    /** Returns the name for messages. */
    String describe();

    /** An app registration with a client secret. */
    record Secret(String tenant, String client, String secret) implements Identity {
        @Override
        public String describe() {
            return "application " + client;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /** An app registration with a certificate: PEM text with the private key and the certificate. */
    record Certificate(String tenant, String client, String pem) implements Identity {
        @Override
        public String describe() {
            return "application " + client;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * The managed identity of the machine that runs Jenkins; {@code client} is empty for the system-assigned identity.
     */
    record Managed(String client) implements Identity {
        @Override
        public String describe() {
            return client.isEmpty() ? "the managed identity of this machine" : "managed identity " + client;
        }
    }

    /** An app registration that trusts the token in {@code tokenFile}, for example from a Kubernetes cluster. */
    record Workload(String tenant, String client, String tokenFile) implements Identity {
        @Override
        public String describe() {
            return "workload identity " + client;
        }
    }
}
