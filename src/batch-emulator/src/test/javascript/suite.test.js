// Tests the emulator with the official JavaScript client; run by JavaScriptClientTest with node --test.
const test = require('node:test');
const assert = require('node:assert');
const { BatchServiceClient, BatchSharedKeyCredentials } = require('@azure/batch');

const url = process.env.AZURE_BATCH_ENDPOINT;
const account = process.env.AZURE_BATCH_ACCOUNT;
const key = process.env.AZURE_BATCH_ACCESS_KEY;
const client = new BatchServiceClient(new BatchSharedKeyCredentials(account, key), url);
const vm = {
  imageReference: { publisher: 'microsoft-dsvm', offer: 'ubuntu-hpc', sku: '2204' },
  nodeAgentSKUId: 'batch.node.ubuntu 22.04',
};

async function until(condition) {
  const end = Date.now() + 30_000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `condition was not met within 30 seconds: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function all(list, next) {
  let page = await list();
  const items = [...page];
  while (page.odatanextLink) {
    page = await next(page.odatanextLink);
    items.push(...page);
  }
  return items;
}

async function rejects(call, code, status) {
  await assert.rejects(call, (error) => {
    assert.equal(error.code, code);
    assert.equal(error.statusCode, status);
    return true;
  });
}

async function text(response) {
  let read = '';
  for await (const part of response.readableStreamBody) {
    read += part;
  }
  return read;
}

test.before(async () => {
  await client.pool.add({ id: 'js', vmSize: 'Standard_D2s_v3', targetDedicatedNodes: 2, virtualMachineConfiguration: vm });
  await until(async () => (await client.computeNode.list('js')).filter((node) => node.state === 'idle').length === 2);
});

test('account lists images', async () => {
  const images = await client.account.listSupportedImages();
  assert.ok(images.some((image) => image.nodeAgentSKUId.startsWith('batch.node.ubuntu')));
});

test('pool is found, patched, resized and counted', async () => {
  assert.equal((await client.pool.exists('js')).body, true);
  assert.equal((await client.pool.exists('none')).body, false);
  const pool = await client.pool.get('js');
  assert.equal(pool.state, 'active');
  assert.equal(pool.currentDedicatedNodes, 2);
  await client.pool.patch('js', { metadata: [{ name: 'owner', value: 'suite' }] });
  assert.equal((await client.pool.get('js')).metadata[0].value, 'suite');
  const counts = await client.account.listPoolNodeCounts();
  assert.equal(counts.find((one) => one.poolId === 'js').dedicated.total, 2);
  await client.pool.add({ id: 'js2', vmSize: 'a', targetDedicatedNodes: 0, virtualMachineConfiguration: vm });
  await until(async () => (await client.pool.get('js2')).allocationState === 'steady');
  await client.pool.resize('js2', { targetDedicatedNodes: 1, targetLowPriorityNodes: 1 });
  await until(async () => (await client.pool.get('js2')).currentLowPriorityNodes === 1);
  await client.pool.deleteMethod('js2');
  await until(async () => !(await client.pool.exists('js2')).body);
});

test('formula scales a pool', async () => {
  await client.pool.add({
    id: 'scaled', vmSize: 'a', virtualMachineConfiguration: vm,
    enableAutoScale: true, autoScaleFormula: '$TargetDedicatedNodes = 1;', autoScaleEvaluationInterval: 'PT5M',
  });
  await until(async () => (await client.pool.get('scaled')).currentDedicatedNodes === 1);
  const run = await client.pool.evaluateAutoScale('scaled', '$TargetDedicatedNodes=min(7, 3);');
  assert.equal(run.results, '$TargetDedicatedNodes=3;$TargetLowPriorityNodes=0;$NodeDeallocationOption=requeue');
  const wrong = await client.pool.evaluateAutoScale('scaled', '$something_useless');
  assert.equal(wrong.error.code, 'AutoScalingFormulaEvaluationError');
  await client.pool.disableAutoScale('scaled');
  assert.equal((await client.pool.get('scaled')).enableAutoScale, false);
  await client.pool.deleteMethod('scaled');
});

test('node is disabled, enabled and rebooted', async () => {
  const [node] = await client.computeNode.list('js');
  await client.computeNode.disableScheduling('js', node.id);
  await rejects(client.computeNode.disableScheduling('js', node.id), 'NodeAlreadyInTargetSchedulingState', 409);
  await client.computeNode.enableScheduling('js', node.id);
  await client.computeNode.reboot('js', node.id);
  await until(async () => (await client.computeNode.get('js', node.id)).state === 'idle');
  const login = await client.computeNode.getRemoteLoginSettings('js', node.id);
  assert.equal(login.remoteLoginIPAddress, '127.0.0.1');
  await client.computeNode.addUser('js', node.id, { name: 'me', isAdmin: true });
  await client.computeNode.deleteUser('js', node.id, 'me');
});

test('pool properties are replaced, a node is removed, automatic scaling is enabled', async () => {
  await client.pool.add({ id: 'js3', vmSize: 'a', targetDedicatedNodes: 2, virtualMachineConfiguration: vm });
  await until(async () => (await client.pool.get('js3')).allocationState === 'steady');
  await client.pool.updateProperties('js3', {
    certificateReferences: [], applicationPackageReferences: [], metadata: [{ name: 'a', value: 'b' }],
  });
  assert.equal((await client.pool.get('js3')).metadata[0].name, 'a');
  const [node] = await client.computeNode.list('js3');
  await client.pool.removeNodes('js3', { nodeList: [node.id], nodeDeallocationOption: 'terminate' });
  await until(async () => (await client.pool.get('js3')).allocationState === 'steady');
  assert.equal((await client.pool.get('js3')).targetDedicatedNodes, 1);
  await rejects(client.pool.stopResize('js3'), 'OperationInvalidForCurrentState', 409);
  await client.pool.enableAutoScale('js3', { autoScaleFormula: '$TargetDedicatedNodes=0;', autoScaleEvaluationInterval: 'PT5M' });
  await until(async () => (await client.pool.get('js3')).currentDedicatedNodes === 0);
  await client.pool.deleteMethod('js3');
});

test('node is reimaged, its users are updated and its files are listed', async () => {
  await client.pool.add({ id: 'js4', vmSize: 'a', targetDedicatedNodes: 1, virtualMachineConfiguration: vm });
  await until(async () => (await client.computeNode.list('js4')).some((node) => node.state === 'idle'));
  const [node] = await client.computeNode.list('js4');
  await client.computeNode.addUser('js4', node.id, { name: 'me', password: 'x' });
  await client.computeNode.updateUser('js4', node.id, 'me', { password: 'y' });
  await client.computeNode.reimage('js4', node.id);
  await until(async () => (await client.computeNode.get('js4', node.id)).state === 'idle');
  const names = (await client.file.listFromComputeNode('js4', node.id)).map((file) => file.name);
  assert.ok(names.includes('workitems') && names.includes('shared'), String(names));
  await client.pool.deleteMethod('js4');
});

test('job is patched, prepared and released; its task is updated, terminated and deleted', async () => {
  await client.job.add({
    id: 'js-prepared', poolInfo: { poolId: 'js' },
    jobPreparationTask: { commandLine: '/bin/true' }, jobReleaseTask: { commandLine: '/bin/true' },
  });
  await client.job.patch('js-prepared', { priority: 3 });
  assert.equal((await client.job.get('js-prepared')).priority, 3);
  await client.task.add('js-prepared', { id: 'long', commandLine: 'sleep 1000' });
  await until(async () => (await client.task.get('js-prepared', 'long')).state === 'running');
  await client.task.update('js-prepared', 'long', { constraints: { maxTaskRetryCount: 2 } });
  assert.equal((await client.task.get('js-prepared', 'long')).constraints.maxTaskRetryCount, 2);
  await client.task.terminate('js-prepared', 'long');
  await until(async () => (await client.task.get('js-prepared', 'long')).state === 'completed');
  assert.deepEqual((await client.task.listSubtasks('js-prepared', 'long')).value, []);
  await client.file.deleteFromTask('js-prepared', 'long', 'stderr.txt');
  await client.task.deleteMethod('js-prepared', 'long');
  await rejects(client.task.get('js-prepared', 'long'), 'TaskNotFound', 404);
  await client.job.terminate('js-prepared', { jobTerminateParameter: { terminateReason: 'done' } });
  await until(async () => (await client.job.get('js-prepared')).state === 'completed');
  const [status] = await client.job.listPreparationAndReleaseTaskStatus('js-prepared');
  assert.equal(status.jobPreparationTaskExecutionInfo.exitCode, 0);
  assert.equal(status.jobReleaseTaskExecutionInfo.exitCode, 0);
});

test('multi-instance task runs on two nodes', async () => {
  await client.pool.add({
    id: 'js5', vmSize: 'a', targetDedicatedNodes: 2, virtualMachineConfiguration: vm, enableInterNodeCommunication: true,
  });
  await client.job.add({ id: 'js-multi', poolInfo: { poolId: 'js5' } });
  await client.task.add('js-multi', {
    id: 'both', commandLine: "/bin/sh -c 'echo $AZ_BATCH_HOST_LIST'",
    multiInstanceSettings: { numberOfInstances: 2, coordinationCommandLine: '/bin/true' },
  });
  await until(async () => (await client.task.get('js-multi', 'both')).state === 'completed');
  assert.match(await text(await client.file.getFromTask('js-multi', 'both', 'stdout.txt')), /^127[.\d]+,127[.\d]+\n$/);
  assert.equal((await client.task.listSubtasks('js-multi', 'both')).value.length, 1);
  await client.job.deleteMethod('js-multi');
  await client.pool.deleteMethod('js5');
});

test('job runs tasks and their files can be read', async () => {
  await client.job.add({ id: 'js-job', poolInfo: { poolId: 'js' } });
  const added = await client.task.addCollection('js-job', [
    { id: 'good', commandLine: "/bin/bash -c 'echo hello'" },
    { id: 'bad', commandLine: "/bin/bash -c 'exit 9'" },
  ]);
  assert.deepEqual(added.value.map((one) => one.status), ['success', 'success']);
  await rejects(client.task.add('js-job', { id: 'good', commandLine: 'x' }), 'TaskExists', 409);
  await until(async () => (await client.task.list('js-job')).every((task) => task.state === 'completed'));
  assert.equal((await client.task.get('js-job', 'good')).executionInfo.exitCode, 0);
  const bad = await client.task.get('js-job', 'bad');
  assert.equal(bad.executionInfo.failureInfo.code, 'FailureExitCode');
  const counts = await client.job.getTaskCounts('js-job');
  assert.equal(counts.taskCounts.succeeded, 1);
  assert.equal(counts.taskCounts.failed, 1);
  assert.equal(await text(await client.file.getFromTask('js-job', 'good', 'stdout.txt')), 'hello\n');
  const properties = await client.file.getPropertiesFromTask('js-job', 'good', 'stdout.txt');
  assert.equal(properties.contentLength, 6);
  assert.equal(String(properties.ocpBatchFileIsdirectory), 'False');
  const files = await client.file.listFromTask('js-job', 'good', { recursive: true });
  assert.ok(files.some((file) => file.name === 'stderr.txt'));
  const failed = await client.task.list('js-job', { taskListOptions: { filter: "executionInfo/exitCode eq 9", select: 'id' } });
  assert.deepEqual(failed.map((task) => task.id), ['bad']);
  await client.task.reactivate('js-job', 'bad');
  await client.job.terminate('js-job', { jobTerminateParameter: { terminateReason: 'done' } });
  await until(async () => (await client.job.get('js-job')).state === 'completed');
});

test('lists are paged', async () => {
  await client.job.add({ id: 'pages', poolInfo: { poolId: 'none' } });
  await client.task.addCollection('pages', Array.from({ length: 30 }, (_, i) => ({ id: `t${i}`, commandLine: 'x' })));
  const tasks = await all(
    () => client.task.list('pages', { taskListOptions: { maxResults: 7 } }),
    (link) => client.task.listNext(link),
  );
  assert.equal(new Set(tasks.map((task) => task.id)).size, 30);
  await client.job.disable('pages', 'requeue');
  await until(async () => (await client.job.get('pages')).state === 'disabled');
  await client.job.enable('pages');
  await client.job.update('pages', { poolInfo: { poolId: 'none' }, priority: 7 });
  assert.equal((await client.job.get('pages')).priority, 7);
  await client.job.deleteMethod('pages');
});

test('schedule creates a job', async () => {
  await client.jobSchedule.add({
    id: 'js-schedule', schedule: {}, jobSpecification: { poolInfo: { poolId: 'js' } },
  });
  await until(async () => (await client.job.listFromJobSchedule('js-schedule')).length === 1);
  await client.jobSchedule.patch('js-schedule', { schedule: { recurrenceInterval: 'PT2H' } });
  await client.jobSchedule.update('js-schedule', {
    schedule: { recurrenceInterval: 'PT3H' }, jobSpecification: { poolInfo: { poolId: 'js' }, priority: 4 },
  });
  assert.equal((await client.jobSchedule.get('js-schedule')).jobSpecification.priority, 4);
  await client.jobSchedule.disable('js-schedule');
  assert.equal((await client.jobSchedule.list()).find((one) => one.id === 'js-schedule').state, 'disabled');
  await client.jobSchedule.enable('js-schedule');
  assert.equal((await client.jobSchedule.exists('js-schedule')).body, true);
  await client.jobSchedule.terminate('js-schedule');
  await client.jobSchedule.deleteMethod('js-schedule');
});

test('errors have the codes of the service', async () => {
  await rejects(client.job.get('none'), 'JobNotFound', 404);
  await rejects(client.pool.get('none'), 'PoolNotFound', 404);
  await rejects(client.application.get('none'), 'ApplicationNotFound', 404);
  await rejects(client.job.add({ id: 'no way', poolInfo: { poolId: 'js' } }), 'InvalidPropertyValue', 400);
  await rejects(client.certificate.list(), 'InvalidUri', 400);
  const wrong = new BatchServiceClient(new BatchSharedKeyCredentials(account, Buffer.alloc(64).toString('base64')), url);
  await rejects(wrong.pool.list(), 'AuthenticationFailed', 403);
});
