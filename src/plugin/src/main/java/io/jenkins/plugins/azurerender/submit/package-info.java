/**
 * From a scene to a Batch job: what a user says of it, read, planned, brought to storage and sent, in an order in which
 * each request can be sent again.
 */
package io.jenkins.plugins.azurerender.submit;
