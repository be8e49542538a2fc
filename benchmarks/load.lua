-- Each line of the file that BODIES names is posted in turn; the last line of output is read by benchmarks/load.py.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"

local requests, asked, thread = {}, 0, nil
failed = 0

setup = function(only) thread = only end

init = function()
  for body in io.lines(os.getenv("BODIES")) do
    requests[#requests + 1] = wrk.format(nil, nil, nil, body)
  end
end

request = function()
  asked = asked + 1
  return requests[(asked - 1) % #requests + 1]
end

-- GraphQL tells of errors under status 200, too.
response = function(_, _, body)
  if body:find('"errors":', 1, true) then failed = failed + 1 end
end

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "p50": %f, "p99": %f, "bad": %d}\n',
    summary.requests, summary.duration, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout + thread:get("failed")))
end
