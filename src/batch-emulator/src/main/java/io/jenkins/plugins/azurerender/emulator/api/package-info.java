/** The operations of the REST service, one class for each kind of resource. */
package io.jenkins.plugins.azurerender.emulator.api;
