/** The operations of the REST service, one class per resource type. */
package io.jenkins.plugins.azurerender.emulator.api;
