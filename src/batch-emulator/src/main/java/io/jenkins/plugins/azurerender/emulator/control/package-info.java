/** Control API for tests: ledger of events, fault switches, HTTP endpoint. */
package io.jenkins.plugins.azurerender.emulator.control;
